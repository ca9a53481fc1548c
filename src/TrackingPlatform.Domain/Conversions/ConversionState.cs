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

    /// <summary>A cap had no room for it. It stays so until a postback or a person gives it a status anew.</summary>
    public bool IsOverCap => Reason == ReasonCodes.CapReached;

    /// <summary>What it adds to reports.</summary>
    public ConversionFigures Figures => ConversionFigures.Of(Status, Money);
}
