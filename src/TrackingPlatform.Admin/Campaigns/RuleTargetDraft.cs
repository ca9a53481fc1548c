using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Where a rule leads, as it is written: exactly one of offers, url and refuse.</summary>
public sealed class RuleTargetDraft
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<CampaignOfferDraft>? Offers { get; set; }

    [Description("`weighted` when absent; `priority`: the first offer that the visitor may go to; `optimised`: by what offers earn, for the campaign's goal.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rotation { get; set; }

    [Description("A visitor stays with the offer for the day.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Sticky { get; set; }

    [Description("Offers that the visitor has not seen today go first.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? PreferUnseen { get; set; }

    [Description("Where a visitor goes who may go to none of the offers.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FallbackUrl { get; set; }

    [Description("An address that is no offer, with click macros.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; set; }

    [Description("A reason code of clicks: the visitor is refused and follows the fallbacks.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refuse { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
