using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The days whose roll-ups are looked at, unchecked.</summary>
public sealed class RollupCheckDraft
{
    [Description("The first day, such as `2026-11-01`, or the first moment at a quarter of an hour.")]
    public string? From { get; set; }

    [Description("The last day, itself looked at, or the first moment that no longer is. Absent: today.")]
    public string? To { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
