namespace TrackingPlatform.Domain.Reporting;

/// <summary>What is known of metrics and dimensions beside their names.</summary>
public static class ReportMetrics
{
    /// <summary>What a metric's figure is.</summary>
    public static ReportMetricKind KindOf(ReportMetric metric) => metric switch
    {
        ReportMetric.Clicks or ReportMetric.UniqueClicks or ReportMetric.Refused or ReportMetric.Prefetched or ReportMetric.Impressions
            or ReportMetric.Conversions or ReportMetric.Pending or ReportMetric.Held or ReportMetric.Rejected or ReportMetric.Reversed => ReportMetricKind.Count,
        ReportMetric.Payout or ReportMetric.Revenue or ReportMetric.Profit or ReportMetric.Amount or ReportMetric.PayoutPending => ReportMetricKind.Money,
        ReportMetric.Epc or ReportMetric.Rpc => ReportMetricKind.MoneyPerClick,
        ReportMetric.Margin or ReportMetric.Cr or ReportMetric.Ctr => ReportMetricKind.Ratio,
    };

    /// <summary>Whether a dimension is a stretch of time.</summary>
    public static bool IsTime(ReportDimension dimension) =>
        dimension is ReportDimension.Day or ReportDimension.Hour or ReportDimension.Week or ReportDimension.Month;
}
