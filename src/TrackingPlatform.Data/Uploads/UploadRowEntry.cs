using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Uploads;

/// <summary>What became of one row, or would.</summary>
public sealed record UploadRowEntry
{
    /// <summary>Which, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its receipt; null until it is booked, and then verdict, reason and detail are those of the dry run.</summary>
    public ReceiptId? Receipt { get; init; }

    public required PostbackVerdict Verdict { get; init; }

    public string? Reason { get; init; }

    public string? Detail { get; init; }

    public ConversionId? Conversion { get; init; }

    public ConversionStatus? Status { get; init; }

    /// <summary>What reports would gain, by the dry run.</summary>
    public UploadSum? Gain { get; init; }

    /// <summary><c>reversed</c> or <c>put_back</c>, or the reason code why not; null while it is not taken back.</summary>
    public string? Undo { get; init; }
}
