using System.Globalization;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What people call the rows of a report.</summary>
internal static class RowWords
{
    /// <summary>The dimensions as a menu offers them, with what they have in common.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ReportAxis> Axes)> Groups { get; } =
    [
        ("Partners", [ReportDimension.Publisher, ReportDimension.Offer, ReportDimension.Campaign, ReportDimension.Advertiser, ReportDimension.Link, ReportDimension.Event]),
        ("Time", [ReportDimension.Day, ReportDimension.Week, ReportDimension.Month, ReportDimension.Weekday, ReportDimension.HourOfDay]),
        ("Visitor", [ReportDimension.Country, ReportDimension.Region, ReportDimension.City, ReportDimension.Device, ReportDimension.Os, ReportDimension.Browser, ReportDimension.Language, ReportDimension.Asn]),
        ("Outcome", [ReportDimension.Status, ReportDimension.Reason, ReportDimension.Coupon, ReportDimension.Delay]),
        ("Link", [ReportDimension.Landing, ReportDimension.Creative, ReportDimension.Source, ReportDimension.Referrer, .. Subs]),
    ];

    private static IEnumerable<ReportAxis> Subs => Enumerable.Range(0, 10).Select(index => ReportAxis.Of(ReportDimension.Sub1 + index));

    /// <summary>"Publisher", "Day", "Sub 1".</summary>
    public static string Name(ReportAxis axis) => axis.Dimension switch
    {
        ReportDimension.HourOfDay => "Hour of day",
        ReportDimension.Landing => "Landing page",
        ReportDimension.Os => "Operating system",
        ReportDimension.Asn => "Network",
        ReportDimension.Referrer => "Referring host",
        ReportDimension.Delay => "Time to conversion",
        >= ReportDimension.Sub1 and <= ReportDimension.Sub10 => string.Create(CultureInfo.InvariantCulture, $"Sub {axis.Dimension - ReportDimension.Sub1 + 1}"),
        ReportDimension.Param => axis.Parameter!, // a parameter has one
        _ => axis.Dimension.ToString(),
    };

    /// <summary>What a report was counted from.</summary>
    public static string Name(ReportSource source) => source switch
    {
        ReportSource.Rollup => "Roll-ups",
        ReportSource.Facets => "Roll-ups by visitor",
        ReportSource.Raw => "Single rows",
    };

    public static string Plural(ReportAxis axis, int count) => count == 1 ? Name(axis).ToLowerInvariant() : axis.Dimension switch
    {
        ReportDimension.Country => "countries",
        ReportDimension.City => "cities",
        ReportDimension.HourOfDay => "hours",
        ReportDimension.Status => "statuses",
        ReportDimension.Delay => "times",
        ReportDimension.Param or (>= ReportDimension.Sub1 and <= ReportDimension.Sub10) => "values",
        _ => Name(axis).ToLowerInvariant() + "s",
    };

    public static string Name(ReportAxis axis, ReportKey key)
    {
        if (key.Value is not { } value)
        {
            return $"No {Name(axis).ToLowerInvariant()}";
        }

        return axis.Dimension switch
        {
            ReportDimension.Day => TimeKeys.DaysOf(axis.Dimension, value).First.ToString("ddd d MMM", Figures.Culture),
            ReportDimension.Week => "Week of " + TimeKeys.DaysOf(axis.Dimension, value).First.ToString("d MMM", Figures.Culture),
            ReportDimension.Month => TimeKeys.DaysOf(axis.Dimension, value).First.ToString("MMMM yyyy", Figures.Culture),
            ReportDimension.Weekday => Weekday(value),
            ReportDimension.HourOfDay => $"{value.PadLeft(2, '0')}:00",
            ReportDimension.Country => Country(value),
            ReportDimension.Asn => "AS" + value,
            ReportDimension.Delay => Delay(value),
            ReportDimension.Status or ReportDimension.Device => char.ToUpperInvariant(value[0]) + value[1..],
            ReportDimension.Reason => value.Replace('_', ' '),
            _ => key.Name ?? value,
        };
    }

    /// <summary>"Germany"; the code where no name is known.</summary>
    public static string Country(string code)
    {
        try
        {
            return new RegionInfo(code) is var region && region.EnglishName != code ? region.EnglishName : Unlisted(code);
        }
        catch (ArgumentException)
        {
            return Unlisted(code);
        }
    }

    // What ISO 3166 lists and the framework does not.
    private static string Unlisted(string code) => code == "EH" ? "Western Sahara" : code;

    /// <summary>"10 minutes", "1 hour", "3 days": the ends of the steps of time to conversion.</summary>
    public static string Span(TimeSpan span)
    {
        var (count, unit) = span switch { { TotalDays: >= 1 } => (span.Days, "day"), { TotalHours: >= 1 } => (span.Hours, "hour"), _ => (span.Minutes, "minute") };
        return string.Create(Figures.Culture, $"{count} {unit}{(count == 1 ? "" : "s")}");
    }

    /// <summary>"Every morning"</summary>
    public static string Schedule(ReportSchedule schedule) => schedule switch
    {
        ReportSchedule.None => "Not mailed",
        ReportSchedule.Daily => "Every morning",
        ReportSchedule.Weekly => "On Mondays",
        ReportSchedule.Monthly => "On the first of the month",
    };

    private static string Weekday(string number) => Figures.Culture.DateTimeFormat.GetDayName((DayOfWeek)(int.Parse(number, CultureInfo.InvariantCulture) % 7));

    private static string Delay(string name) => name == ConversionDelay.Later
        ? "Later"
        : "Under " + Span(ConversionDelay.Steps.First(step => step.Name == name).Until);
}
