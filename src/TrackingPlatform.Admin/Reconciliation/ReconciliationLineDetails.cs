using System.ComponentModel;
using System.Globalization;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>A line: a row of the list, a conversion, or both.</summary>
public sealed record ReconciliationLineDetails
{
    public required int Line { get; init; }

    public required LineClass Class { get; init; }

    [Description("What the two were told to be the same by.")]
    public MatchedBy? MatchedBy { get; init; }

    [Description("The row of the list; null where only the books have it.")]
    public int? Row { get; init; }

    public string? TxnId { get; init; }

    public string? ClickId { get; init; }

    public string? Event { get; init; }

    public string? ListedAmount { get; init; }

    public string? ListedCurrency { get; init; }

    public ConversionStatus? ListedStatus { get; init; }

    [Description("As the list says it, before the shift.")]
    public DateTimeOffset? ListedAt { get; init; }

    [Description("Why the row cannot be read.")]
    public string? Problem { get; init; }

    public ConversionId? Conversion { get; init; }

    public string? BookedAmount { get; init; }

    public string? BookedCurrency { get; init; }

    [Description("Its status when they were held against each other.")]
    public ConversionStatus? BookedStatus { get; init; }

    public DateTimeOffset? BookedAt { get; init; }

    [Description("What somebody did about it.")]
    public LineAction? Action { get; init; }

    public string? ActionBy { get; init; }

    public DateTimeOffset? ActionAt { get; init; }

    public string? Note { get; init; }

    public ReceiptId? Receipt { get; init; }

    [Description("What came of it: a verdict, `approved`, `disputed`, or `refused`.")]
    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    internal static ReconciliationLineDetails Of(ReconciliationLineEntry line) => new()
    {
        Line = line.Number,
        Class = line.Class,
        MatchedBy = line.By,
        Row = line.Listed?.Number,
        TxnId = line.Listed?.Transaction,
        ClickId = line.Listed?.Click,
        Event = line.Listed?.Event,
        ListedAmount = Text(line.Listed?.Amount),
        ListedCurrency = line.Listed?.Currency,
        ListedStatus = line.Listed?.Status,
        ListedAt = line.Listed?.At,
        Problem = line.Problem,
        Conversion = line.Conversion,
        BookedAmount = Text(line.BookedAmount),
        BookedCurrency = line.BookedCurrency,
        BookedStatus = line.BookedStatus,
        BookedAt = line.BookedAt,
        Action = line.Action,
        ActionBy = line.ActionBy,
        ActionAt = line.ActionAt,
        Note = line.Note,
        Receipt = line.Receipt,
        Outcome = line.Outcome,
        Reason = line.Reason,
    };

    private static string? Text(decimal? amount) => amount?.ToString("0.00##", CultureInfo.InvariantCulture);
}
