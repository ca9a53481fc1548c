using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>A rate as people and machines write it, unchecked.</summary>
public sealed class RateDraft
{
    [Description("The currency converted from, ISO 4217.")]
    public string? Base { get; set; }

    [Description("The currency converted to, ISO 4217.")]
    public string? Quote { get; set; }

    [Description("Units of `quote` for one of `base`, as text: `\"0.9213\"`; at most ten decimals.")]
    public string? Rate { get; set; }

    [Description("Since when, RFC 3339 or a date, which means its midnight in UTC. Absent: now.")]
    public string? ValidFrom { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
