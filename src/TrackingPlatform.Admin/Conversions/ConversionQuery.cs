using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>Which conversions the API is asked for; times are about when they happened.</summary>
internal sealed class ConversionQuery
{
    [FromQuery(Name = "click_id")]
    public string? Click { get; init; }

    [FromQuery(Name = "txn_id"), Description("The advertiser's id of the transaction, whole.")]
    public string? TransactionId { get; init; }

    [FromQuery(Name = "txn_id_prefix"), Description("How the advertiser's id of the transaction begins.")]
    public string? TransactionPrefix { get; init; }

    [FromQuery(Name = "receipt"), Description("The receipt of a postback that booked or changed it.")]
    public string? Receipt { get; init; }

    [FromQuery(Name = "status"), Description("One or several, separated by commas, of `approved`, `pending`, `hold`, `rejected`, `reversed`.")]
    public string? Status { get; init; }

    [FromQuery(Name = "test"), Description("Of test clicks, or of others.")]
    public bool? Test { get; init; }

    [FromQuery(Name = "reason"), Description("A reason code.")]
    public string? Reason { get; init; }

    [FromQuery(Name = "event"), Description("The event by its name, in any case.")]
    public string? Event { get; init; }

    [FromQuery(Name = "offer")]
    public string? Offer { get; init; }

    [FromQuery(Name = "advertiser")]
    public string? Advertiser { get; init; }

    [FromQuery(Name = "publisher")]
    public string? Publisher { get; init; }

    [FromQuery(Name = "campaign")]
    public string? Campaign { get; init; }

    [FromQuery(Name = "link")]
    public string? Link { get; init; }

    [FromQuery(Name = "currency"), Description("Three letters of ISO 4217.")]
    public string? Currency { get; init; }

    public ConversionFilter Read(LogCheck check, TimeRange range)
    {
        check.Knows("test");
        return new ConversionFilter
        {
            Range = range,
            Click = check.Id<ClickId>("click_id", Click),
            TransactionId = check.Text("txn_id", TransactionId),
            TransactionPrefix = check.Text("txn_id_prefix", TransactionPrefix),
            Receipt = check.Id<ReceiptId>("receipt", Receipt),
            Statuses = check.Some<ConversionStatus>("status", Status),
            IsTest = Test,
            Reason = check.Text("reason", Reason),
            Event = check.Text("event", Event),
            Offer = check.Id<OfferId>("offer", Offer),
            Advertiser = check.Id<AdvertiserId>("advertiser", Advertiser),
            Publisher = check.Id<PublisherId>("publisher", Publisher),
            Campaign = check.Id<CampaignId>("campaign", Campaign),
            Link = check.Id<LinkId>("link", Link),
            Currency = check.Currency("currency", Currency)?.Code,
        };
    }
}
