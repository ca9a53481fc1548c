using System.ComponentModel;
using TrackingPlatform.Data.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>What taking an upload back would do.</summary>
public sealed record UploadUndoDetails
{
    [Description("Conversions that it had booked: they are reversed.")]
    public required int Reversed { get; init; }

    [Description("Conversions that it had changed: they become what they were.")]
    public required int PutBack { get; init; }

    [Description("Rows that still wait for their click: they are refused.")]
    public required int Withdrawn { get; init; }

    [Description("Conversions that stay as they are, by reason code.")]
    public required IReadOnlyDictionary<string, int> Left { get; init; }

    [Description("What reports gain by it; most often less than nothing.")]
    public required IReadOnlyList<UploadMoneyDetails> Money { get; init; }

    internal static UploadUndoDetails Of(UploadUndoPreview preview) => new()
    {
        Reversed = preview.Reversed,
        PutBack = preview.PutBack,
        Withdrawn = preview.Withdrawn,
        Left = preview.Left,
        Money = [.. preview.Sums.Select(UploadMoneyDetails.Of)],
    };
}
