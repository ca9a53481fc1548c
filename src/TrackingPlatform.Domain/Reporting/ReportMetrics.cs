namespace TrackingPlatform.Domain.Reporting;

/// <summary>What is known of metrics and dimensions beside their names.</summary>
public static class ReportMetrics
{
    /// <summary>What a metric's figure is.</summary>
    public static ReportMetricKind KindOf(ReportMetric metric) => metric switch
    {
        ReportMetric.Clicks or ReportMetric.UniqueClicks or ReportMetric.DuplicateClicks or ReportMetric.Refused or ReportMetric.Prefetched or ReportMetric.Impressions
            or ReportMetric.Conversions or ReportMetric.Pending or ReportMetric.Held or ReportMetric.Rejected or ReportMetric.Reversed => ReportMetricKind.Count,
        ReportMetric.Payout or ReportMetric.Revenue or ReportMetric.Profit or ReportMetric.Amount or ReportMetric.PayoutPending or ReportMetric.Cost
            or ReportMetric.Cpa or ReportMetric.Aov => ReportMetricKind.Money,
        ReportMetric.Epc or ReportMetric.Rpc => ReportMetricKind.MoneyPerClick,
        ReportMetric.Margin or ReportMetric.Cr or ReportMetric.Ctr or ReportMetric.Roi => ReportMetricKind.Ratio,
    };

    /// <summary>Whether the metric's figure depends on the currency, so that it means nothing over several.</summary>
    public static bool IsOfMoney(ReportMetric metric) =>
        KindOf(metric) is ReportMetricKind.Money or ReportMetricKind.MoneyPerClick || metric is ReportMetric.Margin or ReportMetric.Roi;

    /// <summary>Whether a dimension is a stretch of time.</summary>
    public static bool IsTime(ReportAxis axis) =>
        axis.Dimension is ReportDimension.Day or ReportDimension.Hour or ReportDimension.Week or ReportDimension.Month;

    /// <summary>Whether clicks have such a thing; where they have none, a report about it has no figures of clicks.</summary>
    public static bool IsOfClicks(ReportAxis axis) =>
        axis.Dimension is not (ReportDimension.Event or ReportDimension.Status or ReportDimension.Coupon or ReportDimension.Delay);

    /// <summary>Whether roll-ups know it. Whatever else is asked for is counted from single clicks and conversions.</summary>
    public static bool IsRolledUp(ReportAxis axis) =>
        IsTime(axis) || axis.Dimension is ReportDimension.Weekday or ReportDimension.HourOfDay or ReportDimension.Campaign or ReportDimension.Offer or ReportDimension.Publisher
            or ReportDimension.Advertiser or ReportDimension.Link or ReportDimension.Event or ReportDimension.Currency;
}
