using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The tiles of the dashboard. Ratios change in points, not in percent of a percent.</summary>
internal static class DashboardTiles
{
    public static IReadOnlyList<ReportMetric> Metrics { get; } =
        [ReportMetric.Clicks, ReportMetric.Conversions, ReportMetric.Revenue, ReportMetric.Payout, ReportMetric.Margin, ReportMetric.Epc];

    public static IReadOnlyList<Kpi> Of(PeriodFigures figures) => [.. Metrics.Select(metric => Of(figures, metric))];

    private static Kpi Of(PeriodFigures figures, ReportMetric metric)
    {
        var (change, unit) = figures.Before is { } before ? MetricText.Change(metric, figures.Total, before) : (null, "%");
        return new Kpi(
            WireName<ReportMetric>.Of(metric),
            MetricText.Name(metric),
            MetricText.Tile(figures.Total, metric, figures.Currency),
            MetricText.Write(figures.Total, metric, figures.Currency),
            change,
            unit,
            MetricText.LowerIsBetter(metric))
        {
            Trend = figures.Run(metric),
        };
    }
}
