using System.Globalization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reads what a report is asked for, and says of every part that cannot be answered what could be asked instead.</summary>
internal static class ReportReading
{
    /// <summary>The metrics of a report that names none.</summary>
    public static readonly IReadOnlyList<ReportMetric> UsualMetrics =
    [
        ReportMetric.Clicks, ReportMetric.UniqueClicks, ReportMetric.Conversions, ReportMetric.Cr, ReportMetric.Epc, ReportMetric.Payout, ReportMetric.Revenue, ReportMetric.Profit, ReportMetric.Margin,
    ];

    private const int UsualRows = 1_000;
    private const int LongestEvent = 120;

    // What clicks carry and roll-ups do not know yet.
    private static readonly string[] LaterDimensions =
    [
        "country", "region", "city", "device", "os", "browser", "source", "creative", "landing",
        "sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10",
    ];

    private static readonly string[] LaterMetrics = ["cost"];

    private static readonly string[] Filterable =
        [.. Enum.GetValues<ReportDimension>().Where(dimension => !ReportMetrics.IsTime(dimension)).Select(WireName<ReportDimension>.Of)];

    public static Outcome<ReportQuestion> Read(ReportRequest request, TenantBooks books, DateTimeOffset now)
    {
        var check = new DraftCheck();
        foreach (var name in request.Unknown)
        {
            check.Refuse(name, "unknown_field", $"A report takes from, to, timezone, group_by, metrics, sort, limit, and filter. before one of {string.Join(", ", Filterable)}.");
        }

        var span = ReportSpan.Read(request, books, now, check);
        var dimensions = Known<ReportDimension>("group_by", request.GroupBy, LaterDimensions, "Break figures down by", check);
        var metrics = Known<ReportMetric>("metrics", request.Metrics, LaterMetrics, "Show", check);
        var wanted = Filtered(request, check);
        var query = new ReportQuery
        {
            Only = wanted.Only,
            OnlyEvents = wanted.Events,
            OnlyCurrencies = wanted.Currencies,
            Zone = span.Zone,
            From = span.From,
            Until = span.Until,
            GroupBy = dimensions,
            Sort = Sorted(request.Sort, dimensions, check),
            Limit = Limited(request.Limit, check),
            HomeCurrency = books.Currency,
        };
        return check.HasProblems ? check.Refused<ReportQuestion>() : new Outcome<ReportQuestion>.Done(new ReportQuestion(query, metrics.Count == 0 ? UsualMetrics : metrics));
    }

    private static List<T> Known<T>(string field, IReadOnlyList<string> names, string[] later, string verb, DraftCheck check)
        where T : struct, Enum
    {
        var known = new List<T>();
        foreach (var name in names)
        {
            if (WireName<T>.TryParse(name, out var value))
            {
                known.Add(value);
            }
            else if (later.Contains(name))
            {
                check.Refuse(field, "not_supported_yet", $"{name} is not counted yet. {verb} {string.Join(", ", WireName<T>.All)}.");
            }
            else
            {
                check.Refuse(field, "invalid", $"There is no {name}. {verb} {string.Join(", ", WireName<T>.All)}.");
            }
        }

        return [.. known.Distinct()];
    }

    private static Filters Filtered(ReportRequest request, DraftCheck check)
    {
        var only = new Dictionary<ReportDimension, IReadOnlyList<Guid>>();
        IReadOnlyList<string> events = [];
        IReadOnlyList<Currency> currencies = [];
        foreach (var (name, values) in request.Filters)
        {
            var field = "filter." + name;
            if (!Filterable.Contains(name) || !WireName<ReportDimension>.TryParse(name, out var dimension))
            {
                check.Refuse(field, LaterDimensions.Contains(name) ? "not_supported_yet" : "unknown_field", $"Filter by one of {string.Join(", ", Filterable)}.");
            }
            else if (values.Count == 0)
            {
                check.Refuse(field, "required", "Name at least one value, or leave the filter out.");
            }
            else if (dimension == ReportDimension.Currency)
            {
                currencies = Currencies(field, values, check);
            }
            else if (dimension == ReportDimension.Event && !values.Any(value => ReportIds.TryParse(dimension, value, out _)))
            {
                events = [.. values.Select(value => check.Text(field, value, LongestEvent)).OfType<string>()];
            }
            else
            {
                only[dimension] = Ids(field, dimension, values, check);
            }
        }

        return new Filters(only, events, currencies);
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

    private static List<Currency> Currencies(string field, IReadOnlyList<string> values, DraftCheck check)
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

    private static ReportSort? Sorted(string? text, IReadOnlyList<ReportDimension> dimensions, DraftCheck check)
    {
        if (text is null)
        {
            return null;
        }

        var (name, isDescending) = (text.TrimStart('-'), text.StartsWith('-'));
        if (WireName<ReportMetric>.TryParse(name, out var metric))
        {
            return new ReportSort(null, metric, isDescending);
        }

        if (WireName<ReportDimension>.TryParse(name, out var dimension) && dimensions.Contains(dimension))
        {
            return new ReportSort(dimension, null, isDescending);
        }

        check.Refuse("sort", "invalid", $"Sort by one of {string.Join(", ", dimensions.Select(WireName<ReportDimension>.Of).Concat(WireName<ReportMetric>.All))}; a minus before it turns the order round.");
        return null;
    }

    private static int Limited(string? text, DraftCheck check)
    {
        if (text is null)
        {
            return UsualRows;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= ReportQuery.MostRows)
        {
            return limit;
        }

        check.Refuse("limit", "invalid", $"Ask for 1 to {ReportQuery.MostRows} rows.");
        return UsualRows;
    }

    private sealed record Filters(IReadOnlyDictionary<ReportDimension, IReadOnlyList<Guid>> Only, IReadOnlyList<string> Events, IReadOnlyList<Currency> Currencies);
}
