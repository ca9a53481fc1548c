using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What came of asking what a conversion is worth.</summary>
public abstract record QuoteOutcome
{
    private QuoteOutcome() { }

    /// <summary>The money, and how it came about.</summary>
    public sealed record Quoted(ConversionMoney Money, Pricing Pricing) : QuoteOutcome;

    /// <summary>It cannot be known.</summary>
    public sealed record Refused(PostbackRefusal Refusal) : QuoteOutcome;
}
