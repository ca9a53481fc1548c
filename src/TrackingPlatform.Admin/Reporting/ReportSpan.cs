using System.Globalization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The stretch of time that a report or a balance is about.</summary>
/// <param name="Zone">Whose days are meant.</param>
/// <param name="From">The first moment counted.</param>
/// <param name="Until">The first moment no longer counted.</param>
internal sealed record ReportSpan(TimeZoneInfo Zone, DateTimeOffset From, DateTimeOffset Until)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>Reads both ends. Days mean the tenant's zone unless another one is named.</summary>
    public static ReportSpan Read(ReportRequest request, TenantBooks books, DateTimeOffset now, DraftCheck check)
    {
        var zone = Zoned(request.Timezone, books.Zone, check);
        if (request is { From: null, To: null })
        {
            return OfDays(request.Period, zone, now, check);
        }

        if (request.From is null)
        {
            check.Refuse("from", "required", "Name the first day too, such as from=2026-11-01.");
        }

        var from = End("from", request.From, isLast: false, zone, now, check);
        var until = End("to", request.To, isLast: true, zone, now, check);
        if (from >= until)
        {
            check.Refuse("to", "invalid", "The end does not come after the start: a day is counted to its own end, a moment is the first one no longer counted.");
        }

        return new ReportSpan(zone, from ?? now, until ?? now);
    }

    private static ReportSpan OfDays(Period period, TimeZoneInfo zone, DateTimeOffset now, DraftCheck check)
    {
        var (first, last) = period.Days(Today(now, zone));
        if (!IsKnown(first, "from", check) || !IsKnown(last, "to", check))
        {
            return new ReportSpan(zone, now, now);
        }

        var (from, until) = period.Moments(now, zone);
        return new ReportSpan(zone, from, until);
    }

    private static TimeZoneInfo Zoned(string? text, TimeZoneInfo otherwise, DraftCheck check)
    {
        if (text is null)
        {
            return otherwise;
        }

        if (IanaZone.TryFind(text.Trim(), out var zone))
        {
            return zone;
        }

        check.Refuse("timezone", "invalid", "Name a time zone of the IANA list, such as Europe/Berlin.");
        return otherwise;
    }

    /// <summary>One end; null when it was refused or, at the start, absent.</summary>
    private static DateTimeOffset? End(string field, string? text, bool isLast, TimeZoneInfo zone, DateTimeOffset now, DraftCheck check)
    {
        if (text is null && !isLast)
        {
            return null;
        }

        var day = Today(now, zone);
        if (text is null || DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return IsKnown(day, field, check) ? Period.Midnight(isLast ? day.AddDays(1) : day, zone) : null;
        }

        if (!DateTimeOffset.TryParseExact(text.Trim().ToUpperInvariant().Replace("Z", "+00:00", StringComparison.Ordinal), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            check.Refuse(field, "invalid", "Write a day (2026-11-22) or a moment (2026-11-22T14:30:00Z); in an address the + of an offset is %2B.");
            return null;
        }

        if (moment.UtcTicks % TimeSpan.FromMinutes(15).Ticks != 0)
        {
            check.Refuse(field, "invalid", "Figures are kept by quarters of an hour: take a moment at :00, :15, :30 or :45.");
            return null;
        }

        return IsKnown(DateOnly.FromDateTime(moment.UtcDateTime), field, check) ? moment : null;
    }

    private static bool IsKnown(DateOnly day, string field, DraftCheck check)
    {
        if (day.Year is >= FirstYear and <= LastYear)
        {
            return true;
        }

        check.Refuse(field, "invalid", $"Take a year from {FirstYear} to {LastYear}.");
        return false;
    }

    private static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
}
