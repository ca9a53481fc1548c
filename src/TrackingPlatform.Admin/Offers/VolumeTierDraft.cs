using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Offers;

/// <summary>What a publisher must have reached before a payout rule pays, as people and machines write it, unchecked.</summary>
public sealed class VolumeTierDraft
{
    [Description("`conversions` or `amount`: approved ones of this event.")]
    public string? What { get; set; }

    [Description("`hour`, `day`, `week`, `month` or `lifetime`, in the tenant's time zone.")]
    public string? Period { get; set; }

    [Description("How much of it there must be before the conversion: with 100, the hundred and first is paid by the rule.")]
    [JsonConverter(typeof(PlainNumberJson))]
    public string? Reached { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
