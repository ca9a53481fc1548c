using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>An offer's share of a campaign as it is shown.</summary>
/// <param name="OfferStatus">An offer that is not active gets no visitors, whatever its weight.</param>
public sealed record CampaignOfferDetails(OfferId Offer, string OfferName, EntityStatus OfferStatus, Currency Currency, int Weight);
