using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Attribution;

/// <summary>A coupon as pages and the API show it.</summary>
public sealed record CouponDetails
{
    public required CouponId Id { get; init; }

    public required string Code { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    public required string AdvertiserName { get; init; }

    /// <summary>The one offer it counts for; null: every offer of the advertiser.</summary>
    public OfferId? Offer { get; init; }

    public string? OfferName { get; init; }

    public required PublisherId Publisher { get; init; }

    public required string PublisherName { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal uint Version { get; init; }

    internal static CouponDetails Of(StoredCoupon coupon) => new()
    {
        Id = coupon.Id,
        Code = coupon.Code,
        Advertiser = coupon.Advertiser,
        AdvertiserName = coupon.Names.Advertiser,
        Offer = coupon.Offer,
        OfferName = coupon.Names.Offer,
        Publisher = coupon.Publisher,
        PublisherName = coupon.Names.Publisher,
        From = coupon.From,
        Until = coupon.Until,
        ChangedAt = coupon.ChangedAt,
        Version = coupon.Version,
    };

    internal CouponDraft ToDraft() => new()
    {
        Code = Code,
        Advertiser = Advertiser.ToString(),
        Offer = Offer?.ToString(),
        Publisher = Publisher.ToString(),
        From = From is { } from ? Ui.Figures.Utc(from) : null,
        Until = Until is { } until ? Ui.Figures.Utc(until) : null,
    };
}
