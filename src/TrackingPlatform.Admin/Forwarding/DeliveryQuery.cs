using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Which deliveries the API is asked for; times are about when they were planned.</summary>
internal sealed class DeliveryQuery
{
    [FromQuery(Name = "conversion")]
    public string? Conversion { get; init; }

    [FromQuery(Name = "click_id"), Description("The click of the conversion.")]
    public string? Click { get; init; }

    [FromQuery(Name = "txn_id"), Description("The advertiser's id of the transaction, whole.")]
    public string? TransactionId { get; init; }

    [FromQuery(Name = "txn_id_prefix"), Description("How the advertiser's id of the transaction begins.")]
    public string? TransactionPrefix { get; init; }

    [FromQuery(Name = "state"), Description("One or several, separated by commas, of `due`, `leased`, `delivered`, `parked`, `dead`, `suppressed`.")]
    public string? State { get; init; }

    [FromQuery(Name = "reason"), Description("A reason code.")]
    public string? Reason { get; init; }

    [FromQuery(Name = "endpoint"), Description("Scheme, host and port, such as `https://partner.example`.")]
    public string? Endpoint { get; init; }

    [FromQuery(Name = "template")]
    public string? Template { get; init; }

    [FromQuery(Name = "webhook"), Description("One of the tenant's own webhooks.")]
    public string? Webhook { get; init; }

    [FromQuery(Name = "publisher")]
    public string? Publisher { get; init; }

    [FromQuery(Name = "offer")]
    public string? Offer { get; init; }

    [FromQuery(Name = "advertiser")]
    public string? Advertiser { get; init; }

    [FromQuery(Name = "event"), Description("The event by its name, in any case.")]
    public string? Event { get; init; }

    [FromQuery(Name = "batch"), Description("The request that carried them together (`bat_…`).")]
    public string? Batch { get; init; }

    public DeliveryFilter Read(LogCheck check, TimeRange range) => new()
    {
        Range = range,
        Conversion = check.Id<ConversionId>("conversion", Conversion),
        Click = check.Id<ClickId>("click_id", Click),
        TransactionId = check.Text("txn_id", TransactionId),
        TransactionPrefix = check.Text("txn_id_prefix", TransactionPrefix),
        States = check.Some<DeliveryState>("state", State),
        Reason = check.Text("reason", Reason),
        Endpoint = check.Text("endpoint", Endpoint),
        Template = check.Id<TemplateId>("template", Template),
        Webhook = check.Id<WebhookId>("webhook", Webhook),
        Publisher = check.Id<PublisherId>("publisher", Publisher),
        Offer = check.Id<OfferId>("offer", Offer),
        Advertiser = check.Id<AdvertiserId>("advertiser", Advertiser),
        Event = check.Text("event", Event),
        Batch = check.Id<BatchId>("batch", Batch),
    };
}
