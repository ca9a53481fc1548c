using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What people call the rows of a report.</summary>
internal static class RowWords
{
    /// <summary>"Publisher", "Day".</summary>
    public static string Name(ReportDimension dimension) => dimension.ToString();

    public static string Plural(ReportDimension dimension, int count) => Name(dimension).ToLowerInvariant() + (count == 1 ? "" : "s");

    public static string Name(ReportDimension dimension, ReportKey key)
    {
        if (key.Value is not { } value)
        {
            return $"No {Name(dimension).ToLowerInvariant()}";
        }

        return dimension switch
        {
            ReportDimension.Day => TimeKeys.DaysOf(dimension, value).First.ToString("ddd d MMM", Figures.Culture),
            ReportDimension.Week => "Week of " + TimeKeys.DaysOf(dimension, value).First.ToString("d MMM", Figures.Culture),
            ReportDimension.Month => TimeKeys.DaysOf(dimension, value).First.ToString("MMMM yyyy", Figures.Culture),
            _ => key.Name ?? value,
        };
    }
}
