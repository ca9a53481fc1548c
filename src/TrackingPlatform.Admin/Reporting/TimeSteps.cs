using System.Globalization;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The steps of a chart over time: hours for up to two days, then days, weeks and months, so that a chart has a few hundred steps at most. Steps that are yet to come are left out.</summary>
/// <param name="By">How the report is broken down.</param>
/// <param name="Keys">What the report calls each step.</param>
/// <param name="Labels">What people call it.</param>
public sealed record TimeSteps(ReportDimension By, IReadOnlyList<string> Keys, IReadOnlyList<string> Labels)
{
    private const int MostHours = 49;
    private const int MostDays = 400;
    private const int MostWeeks = 400;
    private const int DaysOfWeek = 7;

    /// <summary>"day": what stands after "by".</summary>
    public string Noun => By switch { ReportDimension.Hour => "hour", ReportDimension.Week => "week", ReportDimension.Month => "month", _ => "day" };

    public string Adverb => By switch { ReportDimension.Hour => "Hourly", ReportDimension.Week => "Weekly", ReportDimension.Month => "Monthly", _ => "Daily" };

    public static TimeSteps Of(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, TimeZoneInfo zone, ReportDimension? by = null)
    {
        var dimension = by ?? Suiting(until - from);
        var end = until < now ? until : now;
        return dimension == ReportDimension.Hour ? Hours(from, end, zone) : Dates(dimension, Day(from, zone), Day(end.AddTicks(-1), zone));
    }

    private static ReportDimension Suiting(TimeSpan length) =>
        length.TotalHours <= MostHours ? ReportDimension.Hour
        : length.TotalDays <= MostDays ? ReportDimension.Day
        : length.TotalDays <= MostWeeks * DaysOfWeek ? ReportDimension.Week
        : ReportDimension.Month;

    private static TimeSteps Hours(DateTimeOffset from, DateTimeOffset end, TimeZoneInfo zone)
    {
        var (keys, labels) = (new List<string>(), new List<string>());
        for (var hour = from; hour < end || keys.Count == 0; hour = hour.AddHours(1))
        {
            var local = TimeZoneInfo.ConvertTime(hour, zone);
            keys.Add(local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            labels.Add(local.ToString("HH:mm", CultureInfo.InvariantCulture));
        }

        return new TimeSteps(ReportDimension.Hour, keys, labels);
    }

    private static TimeSteps Dates(ReportDimension by, DateOnly first, DateOnly last)
    {
        var (keys, labels) = (new List<string>(), new List<string>());
        for (var day = StartOf(by, first); day <= last || keys.Count == 0; day = Next(by, day))
        {
            keys.Add(day.ToString(by == ReportDimension.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
            labels.Add(day.ToString(by == ReportDimension.Month ? "MMM yyyy" : "d MMM", Figures.Culture));
        }

        return new TimeSteps(by, keys, labels);
    }

    private static DateOnly StartOf(ReportDimension by, DateOnly day) => by switch
    {
        ReportDimension.Week => day.AddDays(-((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek),
        ReportDimension.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    private static DateOnly Next(ReportDimension by, DateOnly day) => by switch
    {
        ReportDimension.Week => day.AddDays(DaysOfWeek),
        ReportDimension.Month => day.AddMonths(1),
        _ => day.AddDays(1),
    };

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
