using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>Which inbound postbacks the API is asked for; times are about when they came.</summary>
internal sealed class PostbackQuery
{
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(31);

    public required TimeProvider Clock { get; init; }

    [FromQuery(Name = "conversion")]
    public string? Conversion { get; init; }

    [FromQuery(Name = "click_id")]
    public string? Click { get; init; }

    [FromQuery(Name = "txn_id"), Description("The advertiser's id of the transaction, whole.")]
    public string? TransactionId { get; init; }

    [FromQuery(Name = "txn_id_prefix"), Description("How the advertiser's id of the transaction begins.")]
    public string? TransactionPrefix { get; init; }

    [FromQuery(Name = "verdict"), Description("One or several, separated by commas, of `accepted`, `updated`, `duplicate`, `held`, `rejected`, `waiting`.")]
    public string? Verdict { get; init; }

    [FromQuery(Name = "reason"), Description("A reason code.")]
    public string? Reason { get; init; }

    [FromQuery(Name = "advertiser")]
    public string? Advertiser { get; init; }

    [FromQuery(Name = "offer"), Description("The offer of the conversion it led to.")]
    public string? Offer { get; init; }

    [FromQuery(Name = "publisher"), Description("The publisher of the conversion it led to.")]
    public string? Publisher { get; init; }

    [FromQuery(Name = "event"), Description("The event as it was sent, in any case.")]
    public string? Event { get; init; }

    [FromQuery(Name = "text"), Description("A piece of the request line, the body, the address or the agent, in any case. Goes with `from`, at most 31 days back from `to`.")]
    public string? Text { get; init; }

    [FromQuery(Name = "note"), Description("A reason code among the notes: what a check that only reports would have refused.")]
    public string? Note { get; init; }

    [FromQuery(Name = "dialect"), Description("Whose manner it came in, such as `tune`.")]
    public string? Dialect { get; init; }

    public InboundFilter Read(LogCheck check, TimeRange range) => new()
    {
        Range = range,
        Conversion = check.Id<ConversionId>("conversion", Conversion),
        Click = check.Id<ClickId>("click_id", Click),
        TransactionId = check.Text("txn_id", TransactionId),
        TransactionPrefix = check.Text("txn_id_prefix", TransactionPrefix),
        Verdicts = check.Some<PostbackVerdict>("verdict", Verdict),
        Reason = check.Text("reason", Reason),
        Advertiser = check.Id<AdvertiserId>("advertiser", Advertiser),
        Offer = check.Id<OfferId>("offer", Offer),
        Publisher = check.Id<PublisherId>("publisher", Publisher),
        Event = check.Text("event", Event),
        Text = Anywhere(check, range),
        Note = check.Text("note", Note),
        Dialect = check.One<PostbackDialect>("dialect", Dialect),
    };
    // Nothing sorts requests by what is in them: every one of the stretch is looked at.
    private string? Anywhere(LogCheck check, TimeRange range)
    {
        var text = check.Text("text", Text);
        if (text is not null && (range.From is not { } from || (range.Until ?? Clock.GetUtcNow()) - from > LongestSearch))
        {
            check.Refuse("text", "Say from when to search, at most 31 days.");
        }

        return text;
    }
}
