using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Attribution;

/// <summary>A coupon as it is kept.</summary>
public sealed record StoredCoupon
{
    public required CouponId Id { get; init; }

    public required string Code { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    /// <summary>The offer it counts for; null: every offer of the advertiser.</summary>
    public OfferId? Offer { get; init; }

    public required PublisherId Publisher { get; init; }

    /// <summary>The first moment it counts.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment it no longer counts.</summary>
    public DateTimeOffset? Until { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Another one after every change; 0 where it was not read from the database.</summary>
    public uint Version { get; init; }

    /// <summary>The names of what it names, as they are today; empty where it was not read from the database.</summary>
    public (string Advertiser, string? Offer, string Publisher) Names { get; init; } = ("", null, "");
}
