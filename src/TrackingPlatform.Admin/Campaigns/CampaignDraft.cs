using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Offers;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A campaign as people and machines write it, unchecked.</summary>
public sealed class CampaignDraft
{
    public string? Name { get; set; }

    /// <summary>Absent: unchanged; required when new.</summary>
    public List<CampaignOfferDraft>? Offers { get; set; }

    public string? FallbackUrl { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    [Description("Asked in order; the first that holds decides. Absent: none, and every visitor goes to the campaign's own offers.")]
    public List<RuleDraft>? Rules { get; set; }

    [Description("How one of the campaign's own offers is chosen: `weighted`; `priority` for the first that the visitor may go to; or `optimised` by what offers earn. Absent: weighted when new, else unchanged.")]
    public string? Rotation { get; set; }

    [Description("A visitor stays with the offer for the day. Absent: unchanged.")]
    public bool? Sticky { get; set; }

    [Description("Offers that the visitor has not seen today go first. Absent: unchanged.")]
    public bool? PreferUnseen { get; set; }

    [Description("What optimised routes make as much of as they can, per click: `profit`, `revenue`, `payout` or `conversions`. Absent: profit when new, else unchanged.")]
    public string? Goal { get; set; }

    [Description("The part of the visitors of optimised routes that is spread evenly, in percent from 1 to 100. Absent: 10 when new, else unchanged.")]
    public int? Exploration { get; set; }

    [Description("How much goes through it. Absent: no limits.")]
    public List<CapDraft>? Caps { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
