using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>What came of looking for whoever earned what a postback reports.</summary>
public abstract record AttributionOutcome
{
    private AttributionOutcome() { }

    /// <summary>Somebody earned it.</summary>
    public sealed record Attributed(OfferTerms Offer, Earner Earner, AttributionExplanation Explanation) : AttributionOutcome;

    /// <summary>The named click is too old for a new conversion; one booked in time may still be changed.</summary>
    public sealed record Expired(OfferTerms Offer, PostbackRefusal Refusal, AttributionExplanation Explanation) : AttributionOutcome;

    /// <summary>Nobody did.</summary>
    public sealed record Refused(PostbackRefusal Refusal, AttributionExplanation Explanation) : AttributionOutcome;

    /// <summary>The named click decides, and may still arrive.</summary>
    public sealed record Awaited : AttributionOutcome;
}
