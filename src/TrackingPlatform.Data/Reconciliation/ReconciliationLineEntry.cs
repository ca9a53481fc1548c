using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>A line of a reconciliation: a row of the list, a conversion, or both.</summary>
public sealed record ReconciliationLineEntry
{
    /// <summary>Which, from 1.</summary>
    public required int Number { get; init; }

    public required LineClass Class { get; init; }

    public MatchedBy? By { get; init; }

    /// <summary>The row of the list; null where only the books have it.</summary>
    public ListedSale? Listed { get; init; }

    /// <summary>Why the row cannot be read.</summary>
    public string? Problem { get; init; }

    public ConversionId? Conversion { get; init; }

    public decimal? BookedAmount { get; init; }

    public string? BookedCurrency { get; init; }

    /// <summary>The status when they were held against each other.</summary>
    public ConversionStatus? BookedStatus { get; init; }

    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>What somebody did about it; null while nobody has.</summary>
    public LineAction? Action { get; init; }

    public string? ActionBy { get; init; }

    public DateTimeOffset? ActionAt { get; init; }

    public string? Note { get; init; }

    public ReceiptId? Receipt { get; init; }

    /// <summary>What came of it: a verdict, <c>approved</c>, or <c>refused</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why, as a reason code.</summary>
    public string? Reason { get; init; }
}
