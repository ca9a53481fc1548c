using System.Globalization;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The steps of a chart over time: hours for up to two days, days otherwise. Steps that are yet to come are left out.</summary>
/// <param name="By">How the report is broken down.</param>
/// <param name="Keys">What the report calls each step.</param>
/// <param name="Labels">What people call it.</param>
public sealed record TimeSteps(ReportDimension By, IReadOnlyList<string> Keys, IReadOnlyList<string> Labels)
{
    private const int MostHours = 49;

    public static TimeSteps Of(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, TimeZoneInfo zone, ReportDimension? by = null)
    {
        var dimension = by ?? ((until - from).TotalHours <= MostHours ? ReportDimension.Hour : ReportDimension.Day);
        var end = until < now ? until : now;
        var (keys, labels) = (new List<string>(), new List<string>());
        if (dimension == ReportDimension.Hour)
        {
            for (var hour = from; hour < end || keys.Count == 0; hour = hour.AddHours(1))
            {
                var local = TimeZoneInfo.ConvertTime(hour, zone);
                keys.Add(local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
                labels.Add(local.ToString("HH:mm", CultureInfo.InvariantCulture));
            }
        }
        else
        {
            var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end.AddTicks(-1), zone).DateTime);
            for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime); day <= last || keys.Count == 0; day = day.AddDays(1))
            {
                keys.Add(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                labels.Add(day.ToString("d MMM", Figures.Culture));
            }
        }

        return new TimeSteps(dimension, keys, labels);
    }
}
