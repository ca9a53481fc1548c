using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>One of the offers that such a visitor may go to.</summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Share">Its part of such visitors, from 0 to 1.</param>
/// <param name="Destination">Where they would land.</param>
public sealed record SimulationShare(OfferId Offer, string OfferName, int Weight, double Share, string Destination);
