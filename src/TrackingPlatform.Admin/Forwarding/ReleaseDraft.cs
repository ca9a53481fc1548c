using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Which endpoint is to take part again.</summary>
public sealed class ReleaseDraft
{
    /// <summary>Scheme, host and port.</summary>
    public string? Endpoint { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
