using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>What a webhook is sent: the change as it was booked. It stays inside the tenant's walls, so revenue is among it.</summary>
internal sealed record WebhookMessage(string Type, DateTimeOffset At, WebhookMessage.Booked Conversion)
{
    /// <summary>The conversion after the change.</summary>
    internal sealed record Booked(
        string Id, int Sequence, string? ClickId, string Offer, string Event, string Publisher, string Advertiser, string? Campaign, string? TxnId,
        string Status, string? Reason, string? Amount, string Payout, string Revenue, string Currency, DateTimeOffset OccurredAt, string Source, bool IsTest);

    public static WebhookMessage Of(BookedChange change, DateTimeOffset now)
    {
        var (context, money, currency) = (change.Context, change.Money, change.Offer.Currency);
        return new WebhookMessage(WebhookKinds.OfChange(change.Sequence), now, new Booked(
            change.ConversionId.ToString(), change.Sequence, context.Click?.Id.ToString(), change.Offer.Id.ToString(), change.Event.Name, context.Publisher.ToString(),
            change.Offer.AdvertiserId.ToString(), context.Campaign?.ToString(), change.TransactionId, WireName<ConversionStatus>.Of(change.Status), change.Reason,
            money.Amount is { } amount ? new Money(amount, currency).ToPlainString() : null, new Money(money.Payout, currency).ToPlainString(), new Money(money.Revenue, currency).ToPlainString(),
            currency.Code, change.OccurredAt, change.Source, context.IsTest));
    }

    /// <summary>What such a message looks like: every field filled, every id of something that does not exist.</summary>
    public static WebhookMessage Sample(string kind, DateTimeOffset now)
    {
        var happened = now.AddMinutes(-1);
        return new WebhookMessage(kind, now, new Booked(
            ConversionId.New(now).ToString(), kind == WebhookKinds.ConversionCreated ? 1 : 2, ClickId.New(happened).ToString(), OfferId.New(happened).ToString(), "sale",
            PublisherId.New(happened).ToString(), AdvertiserId.New(happened).ToString(), CampaignId.New(happened).ToString(), "TEST-1",
            WireName<ConversionStatus>.Of(ConversionStatus.Approved), null, "49.90", "4.99", "7.48", "EUR", happened, "postback", IsTest: true));
    }
}
