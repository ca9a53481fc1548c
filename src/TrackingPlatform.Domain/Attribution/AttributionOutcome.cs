using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>What came of looking for the click that a postback belongs to.</summary>
public abstract record AttributionOutcome
{
    private AttributionOutcome() { }

    /// <summary>The click counts.</summary>
    public sealed record Attributed(OfferTerms Offer, AttributionExplanation Explanation) : AttributionOutcome;

    /// <summary>The click is too old for a new conversion; one booked in time may still be changed.</summary>
    public sealed record Expired(OfferTerms Offer, PostbackRefusal Refusal, AttributionExplanation Explanation) : AttributionOutcome;

    /// <summary>The click does not count for this postback.</summary>
    public sealed record Refused(PostbackRefusal Refusal, AttributionExplanation Explanation) : AttributionOutcome;
}
