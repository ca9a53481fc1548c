using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Runs the reports that make up the report page: one by time, one a level that is open, and the same of the period before.</summary>
internal sealed class PivotReading(Reports reports, TenantId tenant, ReportAddress address, ReportQuestion question, DateTimeOffset now)
{
    private const int MostSeries = 4;
    private const int MostBars = 100;

    /// <summary>How far away the nearest figures are looked for when only some are wanted: finding none costs reading all there is.</summary>
    private const int MonthsSearched = 13;

    private const int AllMonths = 12 * 200;

    private readonly ComparedPeriods _periods = ComparedPeriods.Of(address.Period, now, question.Query.Zone);

    private TimeZoneInfo Zone => question.Query.Zone;

    private bool IsCompared => address.IsCompared && _periods.BeforeFrom < _periods.BeforeUntil;

    public async Task<PivotView> ReadAsync(CancellationToken cancellationToken)
    {
        var steps = TimeSteps.Of(_periods.From, _periods.Until, now, Zone);
        var stepsBefore = TimeSteps.Of(_periods.BeforeFrom, _periods.BeforeUntil, now, Zone, steps.By);
        var byTime = question.Query with { GroupBy = [steps.By], Sort = null, Limit = ReportQuery.MostRows };
        var current = await RunAsync(byTime, cancellationToken);
        var before = IsCompared ? await RunAsync(Before(byTime), cancellationToken) : null;
        var currency = PeriodFigures.CurrencyOf(current, address.Currency, question.Query.HomeCurrency);
        var figures = PeriodFigures.Of(currency, current, before, steps.Keys, stepsBefore.Keys, steps.By);
        var asked = question.Query.ConvertTo is null ? question.Query with { OnlyCurrencies = [currency] } : question.Query with { Shown = currency };
        var isEmpty = current.Totals.Count == 0;
        var rows = isEmpty ? [] : await RowsAsync(asked, [], cancellationToken);
        return new PivotView
        {
            Address = address,
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime),
            Periods = _periods,
            Figures = figures,
            Steps = steps,
            Currencies = current.Totals,
            Series = isEmpty || address.Drawn != ReportPicture.Time ? [] : await SeriesAsync(asked, figures, steps, rows, cancellationToken),
            Rows = rows,
            // To look for it among single clicks would read all there are.
            Nearest = isEmpty && current.Source == ReportSource.Rollup ? await NearestAsync(cancellationToken) : null,
            Source = (byTime with { GroupBy = [.. address.Levels] }).Source,
            Formulas = question.Formulas,
            Drawing = isEmpty ? null : await new ReportDrawingReading(reports, tenant, address, asked).ReadAsync(cancellationToken),
            CompleteUntil = current.CompleteUntil,
            ApiCall = ReportCall.Of(current.Totals.Count > 1 && question.Query.ConvertTo is null ? question with { Query = asked } : question),
        };
    }

    private Task<Report> RunAsync(ReportQuery query, CancellationToken cancellationToken) => reports.RunAsync(tenant, query, cancellationToken);

    private ReportQuery Before(ReportQuery query) => query with { From = _periods.BeforeFrom, Until = _periods.BeforeUntil, Limit = ReportQuery.MostRows };

    private async Task<List<PivotRow>> RowsAsync(ReportQuery within, IReadOnlyList<ReportKey> parents, CancellationToken cancellationToken)
    {
        var level = address.Levels[parents.Count];
        var query = within with { GroupBy = [level], Sort = SortOf(level) };
        var report = await RunAsync(query, cancellationToken);
        // A day has no counterpart among the days before that everyone would agree on.
        var isCompared = IsCompared && !address.Levels.Take(parents.Count + 1).Any(ReportMetrics.IsTime);
        var before = isCompared ? (await RunAsync(Before(query), cancellationToken)).Rows.ToDictionary(row => row.Keys[level], row => row.Figures) : null;
        var rows = new List<PivotRow>();
        for (var index = 0; index < report.Rows.Count; index++)
        {
            var (key, figures) = (report.Rows[index].Keys[level], report.Rows[index].Figures);
            var row = new PivotRow([.. parents, key], figures, before?.GetValueOrDefault(key)) { IsLastOfMany = report.IsTruncated && index == report.Rows.Count - 1 };
            rows.Add(row);
            if (row.Keys.Count < address.Levels.Count && address.IsOpen(row.Path))
            {
                rows.AddRange(await RowsAsync(Narrowed(within, level, key), row.Keys, cancellationToken));
            }
        }

        return rows;
    }

    private ReportSort? SortOf(ReportAxis level) => address.Sort.Suits([level]) ? address.Sort : null;

    /// <summary>Only what belongs to one row.</summary>
    private ReportQuery Narrowed(ReportQuery query, ReportAxis level, ReportKey key)
    {
        if (ReportMetrics.IsTime(level))
        {
            var (first, last) = TimeKeys.DaysOf(level.Dimension, key.Value!); // stretches of time always have a key
            var (from, until) = Period.Custom(first, last).Moments(now, Zone);
            return query with { From = from > query.From ? from : query.From, Until = until < query.Until ? until : query.Until };
        }

        return Only(query, level, [key]);
    }

    /// <summary>What the bars are made of: the largest rows and the rest together. A line is drawn where parts do not add up to the whole.</summary>
    private async Task<IReadOnlyList<PivotSeries>> SeriesAsync(ReportQuery within, PeriodFigures figures, TimeSteps steps, List<PivotRow> rows, CancellationToken cancellationToken)
    {
        var (level, metric) = (address.Levels[0], address.Metric);
        var query = within with { GroupBy = [level], Sort = new ReportSort(null, metric, IsDescending: true), Limit = MostSeries };
        var isAdditive = ReportMetrics.KindOf(metric) is ReportMetricKind.Count or ReportMetricKind.Money && ReportFigures.None(query.HasClicks).Of(metric) is not null;
        if (ReportMetrics.IsTime(level) || !isAdditive || steps.Keys.Count > MostBars)
        {
            return [];
        }

        var largest = (await RunAsync(query, cancellationToken)).Rows.Select(row => row.Keys[level]).ToList();
        var parts = await RunAsync(Only(within, level, largest) with { GroupBy = [level, steps.By], Sort = null, Limit = ReportQuery.MostRows }, cancellationToken);
        var values = parts.Rows.ToDictionary(row => (row.Keys[level], row.Keys[steps.By].Value), row => (double)(row.Figures.Of(metric) ?? 0));
        List<PivotSeries> series = [.. largest.Select(key => new PivotSeries(key, RowWords.Name(level, key), [.. steps.Keys.Select(step => values.GetValueOrDefault((key, step)))]))];
        var others = rows.Count(row => row.Level == 0) - largest.Count;
        if (others > 0)
        {
            var rest = figures.Run(metric).Select((sum, step) => sum - series.Sum(each => each.Values[step]));
            series.Add(new PivotSeries(null, rows.Exists(row => row is { Level: 0, IsLastOfMany: true }) ? "All others" : others == 1 ? "1 other" : $"{others} others", [.. rest]));
        }

        return series;
    }

    /// <summary>The last month before the period in which there is something, else the first one after it.</summary>
    private async Task<Period?> NearestAsync(CancellationToken cancellationToken)
    {
        var query = question.Query with { GroupBy = [ReportDimension.Month], Limit = 1 };
        var months = address.Filters.Count > 0 ? MonthsSearched : AllMonths;
        return await FirstMonthAsync(query with { From = query.From.AddMonths(-months), Until = query.From, Sort = new ReportSort(ReportDimension.Month, null, IsDescending: true) }, cancellationToken)
            ?? await FirstMonthAsync(query with { From = query.Until, Until = query.Until.AddMonths(months), Sort = new ReportSort(ReportDimension.Month, null, IsDescending: false) }, cancellationToken);
    }

    private async Task<Period?> FirstMonthAsync(ReportQuery query, CancellationToken cancellationToken)
    {
        if ((await RunAsync(query, cancellationToken)).Rows is not [{ Keys: var keys }, ..])
        {
            return null;
        }

        var (first, last) = TimeKeys.DaysOf(ReportDimension.Month, keys[ReportDimension.Month].Value!); // stretches of time always have a key
        return Period.Custom(first, last);
    }

    private static ReportQuery Only(ReportQuery query, ReportAxis axis, IReadOnlyList<ReportKey> keys) => ReportIds.AreIn(axis)
        ? query with { Only = new Dictionary<ReportDimension, IReadOnlyList<Guid>>(query.Only) { [axis.Dimension] = [.. keys.Select(key => ReportIds.TryParse(axis.Dimension, key.Value ?? ReportIds.None, out var id) ? id : Guid.Empty)] } }
        : query with { OnlyTexts = new Dictionary<ReportAxis, IReadOnlyList<string>>(query.OnlyTexts) { [axis] = [.. keys.Select(key => key.Value ?? "")] } };
}
