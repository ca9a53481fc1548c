using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Campaigns;

namespace TrackingPlatform.Admin.Offers;

/// <summary>An offer as people and machines write it, unchecked.</summary>
public sealed class OfferDraft
{
    /// <summary>The advertiser's id; cannot change later.</summary>
    public string? Advertiser { get; set; }

    public string? Name { get; set; }

    /// <summary>Where visitors go, with click macros.</summary>
    public string? Destination { get; set; }

    /// <summary>ISO 4217; cannot change later.</summary>
    public string? Currency { get; set; }

    /// <summary>Absent: one event <c>conversion</c> without money when new, else unchanged. An event that is left out is retired.</summary>
    public List<EventDraft>? Events { get; set; }

    public string? FallbackUrl { get; set; }

    /// <summary>ISO 8601, such as <c>P30D</c>; absent: thirty days when new, else unchanged.</summary>
    public string? AttributionWindow { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    [Description("What must hold of its visitors. Absent: it takes all.")]
    public ConditionDraft? Targeting { get; set; }

    [Description("Visitors outside the targeting are let through and marked. Absent: unchanged.")]
    public bool? TargetingSoft { get; set; }

    [Description("Pages that visitors may land on in place of the destination. Absent: none.")]
    public List<LandingPageDraft>? LandingPages { get; set; }

    [Description("What becomes of conversions that visitors' browsers report: `off`, `pending` or `accept`. Absent: off when new, else unchanged.")]
    public string? BrowserReporting { get; set; }

    [Description("How much is taken of it. Absent: no limits.")]
    public List<CapDraft>? Caps { get; set; }

    [Description("`public`, `on_request` or `private`. Absent: public when new, else unchanged.")]
    public string? Visibility { get; set; }

    [Description("Hosts that a link's `url` may lead to; `*.shop.example` stands for all below. Absent: none.")]
    public List<string>? DeepLinkHosts { get; set; }

    [Description("`found` (302), `temporary` (307), `meta_refresh` or `double_meta_refresh`. Absent: found when new, else unchanged.")]
    public string? Redirect { get; set; }

    [Description("Parameters of the link that nobody here knows travel on to the destination. Absent: unchanged.")]
    public bool? PassParameters { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
