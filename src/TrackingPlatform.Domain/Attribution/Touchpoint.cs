using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>A click that may have earned a conversion.</summary>
/// <param name="Click">The click.</param>
/// <param name="Offer">Its offer; null when it reached none.</param>
public sealed record Touchpoint(Click Click, OfferTerms? Offer);
