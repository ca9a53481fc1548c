using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A tenant's own host, as people and machines write it.</summary>
public sealed class HostDraft
{
    [Description("A name such as `go.example.com`, without scheme, port or path. It stays.")]
    public string? Host { get; set; }

    [Description("Links are shown with it, once it is verified; a tenant's first host is so by itself.")]
    public bool? IsDefault { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
