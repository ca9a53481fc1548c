using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The tiles of the dashboard. Ratios change in points, not in percent of a percent.</summary>
internal static class DashboardTiles
{
    public static IReadOnlyList<ReportMetric> Metrics { get; } =
        [ReportMetric.Clicks, ReportMetric.Conversions, ReportMetric.Revenue, ReportMetric.Payout, ReportMetric.Margin, ReportMetric.Epc];

    public static IReadOnlyList<Kpi> Of(DashboardFigures figures) => [.. Metrics.Select(metric => Of(figures, metric))];

    private static Kpi Of(DashboardFigures figures, ReportMetric metric)
    {
        var isRatio = ReportMetrics.KindOf(metric) == ReportMetricKind.Ratio;
        var (now, before) = (figures.Total.Of(metric), figures.Before?.Of(metric));
        return new Kpi(
            WireName<ReportMetric>.Of(metric),
            MetricText.Name(metric),
            MetricText.Tile(figures.Total, metric, figures.Currency),
            MetricText.Write(figures.Total, metric, figures.Currency),
            isRatio ? ComparedPeriods.Points(now, before) : ComparedPeriods.Change(now, before),
            isRatio ? "pp" : "%",
            LowerIsBetter: metric == ReportMetric.Payout)
        {
            Trend = figures.Run(metric),
        };
    }
}
