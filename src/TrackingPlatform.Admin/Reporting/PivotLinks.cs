using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Where the figures of the report page lead: to the clicks or conversions that are counted in them.</summary>
internal static class PivotLinks
{
    private const string Clicks = "/clicks";
    private const string Conversions = "/conversions";

    // What each log can be asked for; a figure of anything else has no log that shows just its rows.
    private static readonly ReportDimension[] OfBoth =
        [ReportDimension.Publisher, ReportDimension.Offer, ReportDimension.Campaign, ReportDimension.Advertiser, ReportDimension.Link, ReportDimension.Reason];

    private static readonly ReportDimension[] OfClicks = [.. OfBoth, ReportDimension.Country, ReportDimension.Device, ReportDimension.Source];

    private static readonly ReportDimension[] OfConversions = [.. OfBoth, ReportDimension.Event];

    /// <summary>The log behind a figure of a row, or of the whole where there is no row; null where a log cannot be asked for just that.</summary>
    public static string? ToLog(PivotView view, PivotRow? row, ReportMetric metric)
    {
        // What has no publisher, offer or link cannot be named in the filter of a log.
        if (row?.Keys.Any(key => key.Value is null) is true || view.Address.Filters.Values.Any(values => values.Contains(ReportIds.None)) || view.Address.IsByClickTime)
        {
            return null;
        }

        var (path, extra) = LogOf(metric);
        // A log cannot be asked for what had a rate.
        if (view.Address.ConvertTo is not null && view.NamedCurrency is not null && path == Conversions)
        {
            return null;
        }

        var known = path == Clicks ? OfClicks : OfConversions;
        if (!Asked(view, row).All(axis => ReportMetrics.IsTime(axis) || known.Contains(axis.Dimension)) || extra?.Item1 == "status" && Asked(view, row).Contains(ReportDimension.Status))
        {
            return null;
        }

        var query = Narrowed(view, row);
        if (extra is { } filter)
        {
            query.Add(filter);
        }

        if (path == Conversions)
        {
            query.Add(("test", "no"));
            query.Add((ReportAddress.Money, view.NamedCurrency?.Code));
        }

        return UrlState.Parse(path).With([.. query]);
    }

    /// <summary>The report of one row alone, broken down by what comes after it.</summary>
    public static string? ToRow(PivotView view, PivotRow row)
    {
        // A comma would stand between two values.
        if (row.Keys.Any(key => key.Value is null || key.Value.Contains(',', StringComparison.Ordinal)))
        {
            return null;
        }

        var rest = view.Address.Levels.Skip(row.Keys.Count).ToList();
        var next = rest.Count > 0 ? rest : ReportMetrics.IsTime(view.Address.Levels[row.Level]) ? [ReportDimension.Publisher] : new List<ReportAxis> { ReportDimension.Day };
        var group = string.Join(',', next);
        return view.Address.With([.. Narrowed(view, row), (ReportAddress.Group, group), (ReportAddress.OpenRows, null), (UrlState.Sort, view.Address.Sort.Metric is null ? null : ReportFields.Write(view.Address.Sort))]);
    }

    private static (string Path, (string, string?)? Extra) LogOf(ReportMetric metric) => metric switch
    {
        // Impressions are kept as numbers only, so the clicks that came of them stand in.
        ReportMetric.Clicks or ReportMetric.Impressions or ReportMetric.Ctr or ReportMetric.Cost => (Clicks, null),
        ReportMetric.UniqueClicks => (Clicks, ("unique", "yes")),
        ReportMetric.DuplicateClicks => (Clicks, ("unique", "no")),
        ReportMetric.Refused => (Clicks, ("outcome", "refused")),
        ReportMetric.Prefetched => (Clicks, ("flag", "prefetch")),
        ReportMetric.Pending => (Conversions, ("status", "pending")),
        ReportMetric.Held => (Conversions, ("status", "hold")),
        ReportMetric.Rejected => (Conversions, ("status", "rejected")),
        ReportMetric.Reversed => (Conversions, ("status", "reversed")),
        ReportMetric.PayoutPending => (Conversions, ("status", "pending,hold")),
        ReportMetric.Conversions or ReportMetric.Payout or ReportMetric.Revenue or ReportMetric.Profit or ReportMetric.Margin or ReportMetric.Amount
            or ReportMetric.Epc or ReportMetric.Cr or ReportMetric.Rpc or ReportMetric.Cpa or ReportMetric.Aov or ReportMetric.Roi => (Conversions, ("status", "approved")),
    };

    /// <summary>The filters of the address and what the row adds to them.</summary>
    private static List<(string, string?)> Narrowed(PivotView view, PivotRow? row)
    {
        var range = view.Address.Period;
        var filters = view.Address.Filters.ToDictionary(filter => filter.Key, filter => string.Join(',', filter.Value));
        foreach (var (key, level) in row?.Keys.Zip(view.Address.Levels) ?? [])
        {
            if (ReportMetrics.IsTime(level))
            {
                range = Within(range, TimeKeys.DaysOf(level.Dimension, key.Value!), view); // stretches of time always have a key
            }
            else
            {
                // Logs know events by name: one name stands for the events of many offers.
                filters[level.ToString()] = (level.Dimension == ReportDimension.Event ? key.Name : null) ?? key.Value!; // the caller has looked
            }
        }

        return [(ReportAddress.Range, range.Value), .. filters.Select(filter => (filter.Key, (string?)filter.Value))];
    }

    /// <summary>Everything that the rows of a log would have to be told apart by.</summary>
    private static IEnumerable<ReportAxis> Asked(PivotView view, PivotRow? row) =>
        view.Address.Filters.Keys.Select(name => ReportAxis.TryParse(name, out var axis) ? axis : default).Concat(view.Address.Levels.Take(row?.Keys.Count ?? 0));

    private static Period Within(Period range, (DateOnly First, DateOnly Last) days, PivotView view)
    {
        var (from, to) = range.Days(view.Today);
        return Period.Custom(from > days.First ? from : days.First, to < days.Last ? to : days.Last);
    }
}
