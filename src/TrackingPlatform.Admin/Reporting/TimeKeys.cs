using System.Globalization;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The days behind the name that a report gives to a stretch of time.</summary>
internal static class TimeKeys
{
    /// <summary>First and last day of a day, a week or a month of a report.</summary>
    /// <exception cref="FormatException">The key is none of the dimension.</exception>
    public static (DateOnly First, DateOnly Last) DaysOf(ReportDimension dimension, string key)
    {
        var first = DateOnly.ParseExact(key, dimension == ReportDimension.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return dimension switch
        {
            ReportDimension.Week => (first, first.AddDays(6)),
            ReportDimension.Month => (first, first.AddMonths(1).AddDays(-1)),
            _ => (first, first),
        };
    }
}
