using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Conversions;

/// <summary>One state of a conversion: what it became, when, and who said so.</summary>
/// <param name="EventSeq">1 for the booking, then one more for every change.</param>
/// <param name="At">When.</param>
/// <param name="Source">Where the change came from, such as <c>postback</c> or <c>manual</c>.</param>
/// <param name="ReceiptId">The postback that said so.</param>
/// <param name="Actor">The person or key that did it.</param>
public sealed record ConversionChangeEntry(
    int EventSeq,
    DateTimeOffset At,
    string Source,
    ReceiptId? ReceiptId,
    string? Actor,
    ConversionStatus Status,
    string? Reason,
    string? Note,
    decimal? Amount,
    decimal Payout,
    decimal Revenue)
{
    /// <summary>How its money came about; null where that was not kept.</summary>
    public Pricing? Pricing { get; init; }

    /// <summary>What had been said besides until then and was replaced by it; null where it left that alone.</summary>
    public PostbackDetails? Replaced { get; init; }

    /// <summary>What it did to caps.</summary>
    public IReadOnlyList<CapNote> Caps { get; init; } = [];
}
