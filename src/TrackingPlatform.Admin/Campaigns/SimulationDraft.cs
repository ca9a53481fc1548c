using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A visitor who is only imagined, as people and machines describe him: where he clicks, who he is, when. All but the target may be left out.</summary>
public sealed class SimulationDraft
{
    [Description("The code of a link. Or give `campaign` or `offer`, with `publisher`.")]
    public string? Link { get; set; }

    public string? Campaign { get; set; }

    public string? Offer { get; set; }

    public string? Publisher { get; set; }

    [Description("The campaign as it would be saved, tried in place of the saved one.")]
    public CampaignDraft? Settings { get; set; }

    [Description("Two letters of ISO 3166, such as `DE`.")]
    public string? Country { get; set; }

    public string? Region { get; set; }

    public string? City { get; set; }

    [Description("Read for device, system and browser, where those are not given themselves.")]
    public string? UserAgent { get; set; }

    [Description("`desktop`, `mobile`, `tablet`, `tv`, `bot` or `unknown`.")]
    public string? Device { get; set; }

    public string? Brand { get; set; }

    public string? Os { get; set; }

    public string? OsVersion { get; set; }

    public string? Browser { get; set; }

    public string? BrowserVersion { get; set; }

    [Description("Such as `de-AT`.")]
    public string? Language { get; set; }

    public string? Isp { get; set; }

    public long? Asn { get; set; }

    [Description("`broadband`, `cellular`, `corporate`, `satellite`, `dialup` or `hosting`.")]
    public string? Connection { get; set; }

    public string? Ip { get; set; }

    [Description("The page or the host that the visitor comes from.")]
    public string? Referrer { get; set; }

    [Description("What the link's address carries: `source`, `sub1` to `sub10`, `click_ref`, `url`, and any other.")]
    public Dictionary<string, string>? Parameters { get; set; }

    [Description("RFC 3339, or without an offset in the tenant's time zone. Absent: now.")]
    public string? Time { get; set; }

    [Description("`new` or `returning`; absent: returning where `clicks` says so.")]
    public string? Visitor { get; set; }

    [Description("The visitor's clicks today before this one.")]
    public int? Clicks { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
