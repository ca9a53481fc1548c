using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Which clicks the API is asked for.</summary>
internal sealed class ClickQuery
{
    [FromQuery(Name = "click_id")]
    public string? Click { get; init; }

    [FromQuery(Name = "click_ref"), Description("The publisher's own click id, whole.")]
    public string? ClickRef { get; init; }

    [FromQuery(Name = "click_ref_prefix"), Description("How the publisher's own click id begins.")]
    public string? ClickRefPrefix { get; init; }

    [FromQuery(Name = "link")]
    public string? Link { get; init; }

    [FromQuery(Name = "campaign")]
    public string? Campaign { get; init; }

    [FromQuery(Name = "offer")]
    public string? Offer { get; init; }

    [FromQuery(Name = "advertiser")]
    public string? Advertiser { get; init; }

    [FromQuery(Name = "publisher")]
    public string? Publisher { get; init; }

    [FromQuery(Name = "verdict"), Description("`redirected` or `refused`.")]
    public string? Verdict { get; init; }

    [FromQuery(Name = "reason"), Description("A reason code.")]
    public string? Reason { get; init; }

    [FromQuery(Name = "country"), Description("Two letters of ISO 3166.")]
    public string? Country { get; init; }

    [FromQuery(Name = "device"), Description("`desktop`, `mobile`, `tablet`, `tv`, `bot` or `unknown`.")]
    public string? Device { get; init; }

    [FromQuery(Name = "source"), Description("Where the publisher had the visitor from, whole.")]
    public string? Source { get; init; }

    [FromQuery(Name = "flag"), Description("One or several, separated by commas, of `prefetch`, `bot`, `truncated`, `sanitised`, `parameters_dropped`, `off_target`, `deep_link_refused`, `returning`, `test`; a click has at least one of them.")]
    public string? Flag { get; init; }

    [FromQuery(Name = "unique"), Description("Whether it was the first of its visitor on this link and day.")]
    public bool? Unique { get; init; }

    public ClickFilter Read(LogCheck check, TimeRange range)
    {
        check.Knows("unique");
        var flags = check.Some<ClickFlags>("flag", Flag);
        if (flags.Contains(ClickFlags.None))
        {
            check.Refuse("flag", "Name the flags that are wanted.");
        }

        return new ClickFilter
        {
            Range = range,
            Click = check.Id<ClickId>("click_id", Click),
            ClickRef = check.Text("click_ref", ClickRef),
            ClickRefPrefix = check.Text("click_ref_prefix", ClickRefPrefix),
            Link = check.Id<LinkId>("link", Link),
            Campaign = check.Id<CampaignId>("campaign", Campaign),
            Offer = check.Id<OfferId>("offer", Offer),
            Advertiser = check.Id<AdvertiserId>("advertiser", Advertiser),
            Publisher = check.Id<PublisherId>("publisher", Publisher),
            Verdict = check.One<ClickVerdict>("verdict", Verdict),
            Reason = check.Text("reason", Reason),
            Country = check.Country("country", Country),
            Device = check.One<DeviceKind>("device", Device)?.Name(),
            Source = check.Text("source", Source),
            Flags = flags.Aggregate(ClickFlags.None, (all, one) => all | one),
            IsUnique = Unique,
        };
    }
}
