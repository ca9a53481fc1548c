using System.Globalization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a report is narrowed to, by ids, values, names of events and currencies.</summary>
internal sealed record ReportFilters(
    IReadOnlyDictionary<ReportDimension, IReadOnlyList<Guid>> Only,
    IReadOnlyDictionary<ReportAxis, IReadOnlyList<string>> Texts,
    IReadOnlyList<string> Events,
    IReadOnlyList<Currency> Currencies)
{
    /// <summary>How a filter names what has no such value; <c>none</c> is what links themselves may say.</summary>
    public const string NoValue = "(none)";

    private const int LongestEvent = 120;
    private const int LongestValue = 500;

    /// <summary>What can be filtered by: everything but stretches of time, which the ends of the report are for.</summary>
    public static IReadOnlyList<ReportAxis> Axes { get; } = [.. ReportAxis.All.Where(axis => !ReportMetrics.IsTime(axis))];

    /// <summary>How people are told what can be filtered by.</summary>
    public static string Names { get; } = string.Join(", ", Axes) + ", param:name";

    public static ReportFilters Read(ReportRequest request, DraftCheck check)
    {
        var only = new Dictionary<ReportDimension, IReadOnlyList<Guid>>();
        var texts = new Dictionary<ReportAxis, IReadOnlyList<string>>();
        IReadOnlyList<string> events = [];
        IReadOnlyList<Currency> currencies = [];
        foreach (var (name, values) in request.Filters)
        {
            var field = "filter." + name;
            if (!ReportAxis.TryParse(name, out var axis) || ReportMetrics.IsTime(axis))
            {
                check.Refuse(field, "unknown_field", $"Filter by one of {Names}.");
            }
            else if (values.Count == 0)
            {
                check.Refuse(field, "required", "Name at least one value, or leave the filter out.");
            }
            else if (axis.Dimension == ReportDimension.Currency)
            {
                currencies = CurrenciesOf(field, values, check);
            }
            else if (axis.Dimension == ReportDimension.Event && !values.Any(value => ReportIds.TryParse(axis.Dimension, value, out _)))
            {
                events = [.. values.Select(value => check.Text(field, value, LongestEvent)).OfType<string>()];
            }
            else if (ReportIds.AreIn(axis))
            {
                only[axis.Dimension] = Ids(field, axis.Dimension, values, check);
            }
            else
            {
                texts[axis] = TextsOf(field, axis, values, check);
            }
        }

        return new ReportFilters(only, texts, events, currencies);
    }

    private static List<Guid> Ids(string field, ReportDimension dimension, IReadOnlyList<string> values, DraftCheck check)
    {
        var ids = new List<Guid>();
        foreach (var value in values)
        {
            if (ReportIds.TryParse(dimension, value, out var id))
            {
                ids.Add(id);
            }
            else
            {
                var names = dimension == ReportDimension.Event ? "names alone, or by " : "";
                check.Refuse(field, "invalid", $"{value} is no id of this kind: filter by {names}ids ({ReportIds.PrefixOf(dimension)}…), or by {ReportIds.None}.");
            }
        }

        return ids;
    }

    private static List<string> TextsOf(string field, ReportAxis axis, IReadOnlyList<string> values, DraftCheck check)
    {
        var known = Values(axis.Dimension);
        foreach (var value in values.Where(value => known?.Contains(value) is false))
        {
            check.Refuse(field, "invalid", $"There is no {value}. Filter by one of {string.Join(", ", known!)}."); // it was looked at
        }

        return [.. values.Select(value => value == NoValue ? "" : check.Text(field, value, LongestValue) ?? "")];
    }

    /// <summary>All values there can be; null where nobody knows.</summary>
    public static IReadOnlyList<string>? Values(ReportDimension dimension) => dimension switch
    {
        ReportDimension.Weekday => [.. Enumerable.Range(1, 7).Select(day => day.ToString(CultureInfo.InvariantCulture))],
        ReportDimension.HourOfDay => [.. Enumerable.Range(0, 24).Select(hour => hour.ToString(CultureInfo.InvariantCulture))],
        ReportDimension.Status => WireName<ConversionStatus>.All,
        ReportDimension.Delay => [.. ConversionDelay.Names, NoValue],
        _ => null,
    };

    private static List<Currency> CurrenciesOf(string field, IReadOnlyList<string> values, DraftCheck check)
    {
        var currencies = new List<Currency>();
        foreach (var value in values)
        {
            if (Currency.TryParse(value, out var currency))
            {
                currencies.Add(currency);
            }
            else
            {
                check.Refuse(field, "invalid", $"{value} is no currency of ISO 4217, such as EUR.");
            }
        }

        return currencies;
    }
}
