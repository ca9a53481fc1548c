using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>An offer that a campaign may be given.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Name">What people call it.</param>
/// <param name="AdvertiserName">Whose it is.</param>
/// <param name="Status">An offer that is not active gets no visitors, whatever its weight.</param>
public sealed record OfferChoice(OfferId Id, string Name, string AdvertiserName, EntityStatus Status);
