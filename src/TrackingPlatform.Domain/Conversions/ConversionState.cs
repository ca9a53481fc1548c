using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>A booked conversion as the next decision about it needs it.</summary>
/// <param name="Id">The conversion.</param>
/// <param name="ClickId">Its click.</param>
/// <param name="Sequence">The number of its latest change, from 1.</param>
/// <param name="Status">Its status.</param>
/// <param name="Money">Its money.</param>
/// <param name="FirstReceipt">The receipt it was booked with; null when no postback booked it.</param>
public sealed record ConversionState(ConversionId Id, ClickId? ClickId, int Sequence, ConversionStatus Status, ConversionMoney Money, ReceiptId? FirstReceipt)
{
    /// <summary>Why it has its status, where that was said.</summary>
    public string? Reason { get; init; }

    /// <summary>How its money came about; null where that was not kept.</summary>
    public Pricing? Pricing { get; init; }

    /// <summary>When it is approved by itself.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>When it happened; null where the next postback's word is as good.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What the postback that booked it said besides.</summary>
    public PostbackDetails Details { get; init; } = PostbackDetails.None;

    /// <summary>A cap had no room for it. It stays so until a postback or a person gives it a status anew.</summary>
    public bool IsOverCap => Reason == ReasonCodes.CapReached;

    /// <summary>A rule holds it, or pays nothing for it, rather than a postback or a person; the reason says which.</summary>
    public bool IsHeldByRule => IsOverCap || Reason is ReasonCodes.HoldTime or ReasonCodes.AmountOutOfRange;

    /// <summary>What it adds to reports.</summary>
    public ConversionFigures Figures => ConversionFigures.Of(Status, Money);
}
