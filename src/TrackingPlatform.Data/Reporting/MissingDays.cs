using System.Globalization;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Days on which nothing happened have no row of their own; a report by day alone shows them as zero, so that a chart has no holes.</summary>
internal static class MissingDays
{
    /// <summary>All rows in order; of the days after the last row read, only those within the query's limit can be relied on.</summary>
    public static IReadOnlyList<ReportRow> Fill(List<ReportRow> rows, List<ReportTotal> totals, ReportQuery query)
    {
        var isByDay = ReportSql.KeysOf(query) is [{ Dimension: ReportDimension.Day }];
        if (!isByDay || query.Sort is { Metric: not null } or { Formula: not null } or { Dimension.Dimension: ReportDimension.Currency })
        {
            return rows;
        }

        var present = rows.Select(row => row.Keys[ReportDimension.Day].Value).ToHashSet();
        var currency = CurrencyOfNothing(totals, query.HomeCurrency);
        var filled = rows.Concat(Days(query).Where(day => !present.Contains(day)).Select(day => Zero(day, currency, query)));
        var ordered = query.Sort is { IsDescending: true }
            ? filled.OrderByDescending(row => row.Keys[ReportDimension.Day].Value, StringComparer.Ordinal)
            : filled.OrderBy(row => row.Keys[ReportDimension.Day].Value, StringComparer.Ordinal);
        return [.. ordered];
    }

    private static Currency CurrencyOfNothing(List<ReportTotal> totals, Currency home) =>
        totals.Count == 0 || totals.Any(total => total.Currency == home) ? home : totals[0].Currency;

    private static IEnumerable<string> Days(ReportQuery query)
    {
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(query.Until.AddTicks(-1), query.Zone).DateTime);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(query.From, query.Zone).DateTime);
        for (var count = 0; day <= last && count <= ReportQuery.MostRows; day = day.AddDays(1), count++)
        {
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    private static ReportRow Zero(string day, Currency currency, ReportQuery query)
    {
        var keys = new Dictionary<ReportAxis, ReportKey> { [ReportDimension.Day] = new(day, null) };
        if (query.GroupBy.Any(axis => axis.Dimension == ReportDimension.Currency))
        {
            keys[ReportDimension.Currency] = new ReportKey(currency.Code, null);
        }

        return new ReportRow(keys, currency, ReportFigures.None(query.HasClicks));
    }
}
