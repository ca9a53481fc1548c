using System.ComponentModel;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>What became of a row, or would.</summary>
public sealed record UploadRowDetails
{
    [Description("Which, from 1; the first line of the file is none.")]
    public required int Row { get; init; }

    [Description("Null until it is booked; then verdict, reason and detail are those of the check.")]
    public ReceiptId? Receipt { get; init; }

    public required PostbackVerdict Verdict { get; init; }

    public string? Reason { get; init; }

    public string? Detail { get; init; }

    public ConversionId? Conversion { get; init; }

    public ConversionStatus? Status { get; init; }

    [Description("What reports would gain by the check.")]
    public UploadMoneyDetails? Money { get; init; }

    [Description("`reversed` or `put_back`, or the reason code why not; null while it is not taken back.")]
    public string? Undo { get; init; }

    internal static UploadRowDetails Of(UploadRowEntry row) => new()
    {
        Row = row.Number,
        Receipt = row.Receipt,
        Verdict = row.Verdict,
        Reason = row.Reason,
        Detail = row.Detail,
        Conversion = row.Conversion,
        Status = row.Status,
        Money = row.Gain is { } gain ? UploadMoneyDetails.Of(gain) : null,
        Undo = row.Undo,
    };
}
