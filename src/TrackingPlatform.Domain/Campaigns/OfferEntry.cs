using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of an offer.</summary>
/// <param name="Tenant">Whose offer it is.</param>
/// <param name="Id">The offer.</param>
/// <param name="Advertiser">Who pays for it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="Destination">Where visitors go, compiled.</param>
/// <param name="Currency">The currency of its prices.</param>
/// <param name="Fallback">Where a visitor goes who may not go to it, or null.</param>
public sealed record OfferEntry(
    TenantEntry Tenant, OfferId Id, AdvertiserId Advertiser, string Name, EntityStatus Status, MacroTemplate Destination, Currency Currency, MacroTemplate? Fallback);
