using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Offers;

/// <summary>How a publisher shall stand with an offer, as people and machines write it.</summary>
public sealed class AccessDraft
{
    [Description("`requested`, `approved` or `blocked`.")]
    public string? Status { get; set; }

    /// <summary>A sentence for colleagues; absent: none.</summary>
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
