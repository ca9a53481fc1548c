using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>What is known of the publisher and the offer that a postback names by their ids.</summary>
/// <param name="Status">How the publisher stands; null when there is none of this id.</param>
/// <param name="MayPromote">The publisher may send visitors to the offer.</param>
/// <param name="Offer">The offer; null when there is none of this id.</param>
public sealed record PublisherEvidence(PublisherStatus? Status, bool MayPromote, OfferTerms? Offer);
