using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A period and the one just before it. While the last day is still running, the one before ends at the same hour, so that a morning is not compared with a whole day.</summary>
/// <param name="From">First moment of the period.</param>
/// <param name="Until">First moment after it; in the future while it runs.</param>
/// <param name="BeforeFrom">First moment of the period before.</param>
/// <param name="BeforeUntil">First moment no longer compared.</param>
/// <param name="IsRunning">The last day of the period is today.</param>
public sealed record ComparedPeriods(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset BeforeFrom, DateTimeOffset BeforeUntil, bool IsRunning)
{
    private const int QuarterMinutes = 15;

    public static ComparedPeriods Of(Period period, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        var (first, last) = period.Days(today);
        var (from, until) = Period.Custom(first, last).Moments(now, zone);
        var (firstBefore, lastBefore) = period.DaysBefore(today);
        var (beforeFrom, beforeUntil) = Period.Custom(firstBefore, lastBefore).Moments(now, zone);
        var isRunning = from <= now && now < until;
        return new ComparedPeriods(from, until, beforeFrom, isRunning ? SameHour(beforeFrom, beforeUntil, lastBefore, local, zone) : beforeUntil, isRunning);
    }

    /// <summary>The change in percent; null where there was nothing to compare with.</summary>
    public static double? Change(decimal? now, decimal? before) => now is { } here && before is { } there and not 0 ? (double)((here - there) / Math.Abs(there) * 100) : null;

    /// <summary>The change of a ratio, in points.</summary>
    public static double? Points(decimal? now, decimal? before) => now is { } here && before is { } there ? (double)((here - there) * 100) : null;

    // Roll-ups know quarters of an hour; the one under way is compared with the whole one of that day, so that growth is never overstated.
    private static DateTimeOffset SameHour(DateTimeOffset beforeFrom, DateTimeOffset beforeUntil, DateOnly day, DateTimeOffset local, TimeZoneInfo zone)
    {
        var quarters = Math.Ceiling(local.TimeOfDay.TotalMinutes / QuarterMinutes);
        var (midnight, _) = Period.Custom(day, day).Moments(local, zone);
        var until = midnight.AddMinutes(quarters * QuarterMinutes);
        return until > beforeUntil ? beforeUntil : until < beforeFrom ? beforeFrom : until;
    }
}
