using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Today so far, and the same hours of yesterday and of the same weekday last week.</summary>
/// <param name="Now">Today.</param>
/// <param name="Yesterday">Yesterday up to the same quarter of an hour.</param>
/// <param name="LastWeek">A week ago up to the same quarter of an hour.</param>
public sealed record TodayFigures(ReportFigures Now, ReportFigures Yesterday, ReportFigures LastWeek)
{
    private const int QuarterMinutes = 15;

    private static readonly int[] DaysBack = [0, 1, 7];

    /// <summary>The three stretches: roll-ups know quarters of an hour, so the one under way is compared with whole ones.</summary>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Spans(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var quarters = Math.Floor(local.TimeOfDay.TotalMinutes / QuarterMinutes) + 1;
        var today = DateOnly.FromDateTime(local.DateTime);
        return [.. DaysBack.Select(days => Period.Midnight(today.AddDays(-days), zone)).Select(midnight => (midnight, midnight.AddMinutes(quarters * QuarterMinutes)))];
    }

    /// <summary>Of one currency.</summary>
    public static TodayFigures Of(IReadOnlyList<Report> reports, Domain.Amounts.Currency currency)
    {
        var figures = reports.Select(report => report.Totals.FirstOrDefault(total => total.Currency == currency)?.Figures ?? ReportFigures.None(hasClicks: true)).ToList();
        return new TodayFigures(figures[0], figures[1], figures[2]);
    }
}
