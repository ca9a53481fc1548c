using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Publishers;

/// <summary>A publisher as people and machines write it, unchecked.</summary>
public sealed class PublisherDraft
{
    public string? Name { get; set; }

    public string? Ref { get; set; }

    public string? Email { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
