namespace TrackingPlatform.Domain.Conversions;

/// <summary>Where a payout or revenue came from: kept with the conversion, since prices change.</summary>
/// <param name="Source"><c>event</c>, <c>rule</c> or <c>postback</c>.</param>
/// <param name="Formula">The sum with its numbers, such as <c>2.50 + 214.00 × 12.5 %</c>.</param>
/// <param name="Result">What it comes to; what is booked may be less, where a cap leaves it unpaid.</param>
public sealed record PriceNote(string Source, string Formula, decimal Result)
{
    /// <summary>The event's own price.</summary>
    public const string OfEvent = "event";

    /// <summary>A payout rule.</summary>
    public const string OfRule = "rule";

    /// <summary>The postback named it.</summary>
    public const string OfPostback = "postback";

    /// <summary>The rule that paid.</summary>
    public string? Rule { get; init; }

    /// <summary>What the postback named, in the offer's currency.</summary>
    public decimal? Said { get; init; }

    /// <summary>What each category of items contributed; null where the price went by none, as most do.</summary>
    public IReadOnlyList<CategoryNote>? Categories { get; init; }
}
