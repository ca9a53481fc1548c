using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Conversions;

/// <summary>One offer, one click and postbacks about it, to vary from.</summary>
internal static class Sale
{
    public static readonly DateTimeOffset ClickedAt = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    public static readonly Currency Euro = Currency.Of("EUR");

    public static readonly AdvertiserId Advertiser = AdvertiserId.New(ClickedAt);

    public static readonly EventTerms Percent =
        new(EventId.New(ClickedAt), "sale", true, false, Price.PercentOf(12.5m), Price.Mixed(1m, 20m), ConversionStatus.Approved);

    public static readonly EventTerms Fixed =
        new(EventId.New(ClickedAt), "Lead", false, false, Price.Fixed(2.5m), Price.Fixed(4m), ConversionStatus.Pending);

    public static readonly EventTerms Retired =
        new(EventId.New(ClickedAt), "old", false, true, Price.Fixed(1m), Price.Fixed(1m), ConversionStatus.Approved);

    public static readonly OfferTerms Offer =
        new(OfferId.New(ClickedAt), Advertiser, "Spring Sale", Euro, TimeSpan.FromDays(30), [Percent, Fixed, Retired]);

    public static readonly Click Click = new()
    {
        Id = ClickId.New(ClickedAt),
        TenantId = TenantId.New(ClickedAt),
        LinkId = LinkId.New(ClickedAt),
        CampaignId = CampaignId.New(ClickedAt),
        OfferId = Offer.Id,
        AdvertiserId = Advertiser,
        PublisherId = PublisherId.New(ClickedAt),
        Currency = Euro,
        Verdict = ClickVerdict.Redirected,
        Destination = "https://shop.example/",
    };

    public static BookingTerms Terms(EventTerms each) => new(Offer, each) { Publisher = Click.PublisherId, Click = Click };

    public static PostbackClaim Claim(decimal? amount = null, ConversionStatus? status = null, string? transaction = null, ClickId? click = null, TimeSpan? after = null) => new()
    {
        ClickId = click ?? Click.Id,
        ArrivedAt = ClickedAt + (after ?? TimeSpan.FromHours(1)),
        OccurredAt = ClickedAt + (after ?? TimeSpan.FromHours(1)),
        Amount = amount,
        Status = status,
        TransactionId = transaction,
    };
}
