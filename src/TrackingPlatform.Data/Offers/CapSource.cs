using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

/// <summary>A cap and where it is set.</summary>
/// <param name="Cap">The cap.</param>
/// <param name="Name">The offer, the offer and its event, or the campaign.</param>
/// <param name="Offer">Where it is set, unless on a campaign.</param>
/// <param name="Campaign">Where it is set, unless on an offer.</param>
internal sealed record CapSource(BoundCap Cap, string Name, OfferId? Offer, CampaignId? Campaign);
