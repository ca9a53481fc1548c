namespace TrackingPlatform.Domain.Conversions;

/// <summary>How the money of a conversion came about.</summary>
/// <param name="Payout">What the publisher gets.</param>
/// <param name="Revenue">What the advertiser owes.</param>
public sealed record Pricing(PriceNote Payout, PriceNote Revenue)
{
    /// <summary>The sale amount as it was sent, where that was in another currency.</summary>
    public SentAmount? Sent { get; init; }

    /// <summary>What the sale came to when its items were sent, in their currency, where that was more than they cost; null otherwise.</summary>
    public decimal? Whole { get; init; }

    /// <summary>The payout rules in the order they were asked.</summary>
    public IReadOnlyList<RuleNote> Rules { get; init; } = [];
}
