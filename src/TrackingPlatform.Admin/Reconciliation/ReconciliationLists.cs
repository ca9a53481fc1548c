using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>Checks how a list is wished to be read.</summary>
internal static class ReconciliationLists
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(100);

    /// <summary>How a list is read after a draft.</summary>
    public static ReconciliationEntry Revise(ReconciliationEntry now, ReconciliationDraft draft, byte[] file, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        var reading = new UploadDraft
        {
            Encoding = draft.Encoding, Delimiter = draft.Delimiter, DecimalMark = draft.DecimalMark, DateOrder = draft.DateOrder, Timezone = draft.Timezone, Fields = draft.Fields,
        };
        var revision = UploadFormats.Revise(now.Format, now.Fields, reading, file, check);
        var shift = TimeSpan.FromMinutes(draft.ShiftMinutes ?? now.Window.Shift.TotalMinutes);
        if (shift.Duration() > TimeShift.Most || shift.Ticks % TimeShift.Step.Ticks != 0)
        {
            check.Refuse("shift_minutes", "invalid", $"Whole quarters of an hour, at most {TimeShift.Most.TotalHours:0} hours either way.");
        }

        return now with
        {
            Format = revision.Format,
            Header = revision.Header,
            Fields = revision.Fields,
            Rows = revision.Rows,
            Window = now.Window with { Shift = shift },
            Compared = check.Choice("compared", draft.Compared, now.Compared),
        };
    }

    /// <summary>The amount that a list's columns are most likely about.</summary>
    public static ComparedAmount Usual(PartnerSide side, IReadOnlyList<string> fields) =>
        side == PartnerSide.Publisher && !fields.Contains("amount") ? ComparedAmount.Payout
        : side == PartnerSide.Advertiser && !fields.Contains("amount") && fields.Contains("revenue") ? ComparedAmount.Revenue
        : ComparedAmount.Amount;

    /// <summary>The stretch of time that is looked at.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Window(LogCheck check, ReconciliationDraft draft, TimeZoneInfo zone, ReconciliationWindow? now)
    {
        var from = check.Moment("from", draft.From, isEnd: false, zone) ?? now?.From;
        var until = check.Moment("to", draft.To, isEnd: true, zone) ?? now?.Until;
        if (from is not { } start || until is not { } end)
        {
            check.Refuse(from is null ? "from" : "to", "Say which days are looked at, such as 2026-11-01 to 2026-11-30.");
            return default;
        }

        if (end <= start || end - start > LongestWindow)
        {
            check.Refuse("to", $"The end comes after the start, and at most {LongestWindow.TotalDays:0} days after it.");
        }

        return (start, end);
    }
}
