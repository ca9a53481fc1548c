using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A source or sub-id to be blocked, as people and machines write it.</summary>
public sealed class TrafficBlockDraft
{
    [Description("`source` or `sub1` to `sub10`.")]
    public string? Field { get; set; }

    [Description("Compared without regard to case.")]
    public string? Value { get; set; }

    [Description("Only this publisher's visitors; absent: everybody's.")]
    public string? Publisher { get; set; }

    [Description("Only for this offer; absent: for all.")]
    public string? Offer { get; set; }

    /// <summary>A sentence for colleagues.</summary>
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
