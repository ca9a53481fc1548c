using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The figures of one currency over a period and, step by step, what they are made of. Money of other currencies is never in them.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Total">Over the whole period.</param>
/// <param name="Before">Over the period before; null when nothing is compared.</param>
/// <param name="Steps">Day by day, or hour by hour for a single day.</param>
/// <param name="StepsBefore">The same of the period before, in the same order; empty when nothing is compared.</param>
public sealed record PeriodFigures(Currency Currency, ReportFigures Total, ReportFigures? Before, IReadOnlyList<ReportFigures> Steps, IReadOnlyList<ReportFigures> StepsBefore)
{
    /// <summary>Picks one currency out of two reports by time.</summary>
    public static PeriodFigures Of(Currency currency, Report now, Report? before, IReadOnlyList<string> keys, IReadOnlyList<string> keysBefore, ReportDimension by) => new(
        currency,
        TotalOf(now, currency),
        before is null ? null : TotalOf(before, currency),
        StepsOf(now, currency, keys, by),
        before is null ? [] : StepsOf(before, currency, keysBefore, by));

    /// <summary>The currency to show: the wanted one where it has figures, else the tenant's own, else the one with most clicks.</summary>
    public static Currency CurrencyOf(Report report, Currency? wanted, Currency home) =>
        report.Totals.Any(total => total.Currency == wanted) ? wanted!.Value // one of them equals it
        : report.Totals.Count == 0 || report.Totals.Any(total => total.Currency == home) ? home
        : report.Totals[0].Currency;

    /// <summary>The run of one metric; days without anything to divide by draw at zero.</summary>
    public IReadOnlyList<double> Run(ReportMetric metric) => Values(Steps, metric);

    public IReadOnlyList<double> RunBefore(ReportMetric metric) => Values(StepsBefore, metric);

    private static ReportFigures TotalOf(Report report, Currency currency) =>
        report.Totals.FirstOrDefault(total => total.Currency == currency)?.Figures ?? ReportFigures.None(hasClicks: true);

    private static List<ReportFigures> StepsOf(Report report, Currency currency, IReadOnlyList<string> keys, ReportDimension by)
    {
        var rows = report.Rows.Where(row => row.Currency == currency).ToLookup(row => row.Keys[by].Value, row => row.Figures);
        return [.. keys.Select(key => rows[key].Aggregate(ReportFigures.None(hasClicks: true), (sum, each) => sum + each))];
    }

    private static List<double> Values(IReadOnlyList<ReportFigures> steps, ReportMetric metric) => [.. steps.Select(step => (double)(step.Of(metric) ?? 0))];
}
