using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Attribution;

/// <summary>Which coupons to list; null asks for all.</summary>
/// <param name="Publisher">Whose.</param>
/// <param name="Advertiser">Of which advertiser.</param>
/// <param name="Offer">Counting for which offer.</param>
/// <param name="Code">The whole code, in capitals or small letters.</param>
public sealed record CouponFilter(PublisherId? Publisher = null, AdvertiserId? Advertiser = null, OfferId? Offer = null, string? Code = null);
