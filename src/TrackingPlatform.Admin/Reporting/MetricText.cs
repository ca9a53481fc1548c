using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Metrics as people read them.</summary>
internal static class MetricText
{
    /// <summary>All metrics as they are read from left to right: what came, what came of it, what it is worth.</summary>
    public static IReadOnlyList<ReportMetric> All { get; } =
    [
        ReportMetric.Impressions, ReportMetric.Clicks, ReportMetric.Ctr, ReportMetric.UniqueClicks, ReportMetric.DuplicateClicks, ReportMetric.Refused, ReportMetric.Prefetched,
        ReportMetric.Conversions, ReportMetric.Pending, ReportMetric.Held, ReportMetric.Rejected, ReportMetric.Reversed, ReportMetric.Cr, ReportMetric.Epc, ReportMetric.Rpc,
        ReportMetric.Payout, ReportMetric.PayoutPending, ReportMetric.Cpa, ReportMetric.Cost, ReportMetric.Revenue, ReportMetric.Profit, ReportMetric.Margin, ReportMetric.Roi, ReportMetric.Amount, ReportMetric.Aov,
    ];

    public static string Name(ReportMetric metric) => metric switch
    {
        ReportMetric.Clicks => "Clicks",
        ReportMetric.UniqueClicks => "Unique",
        ReportMetric.Refused => "Refused",
        ReportMetric.Prefetched => "Prefetched",
        ReportMetric.Impressions => "Impressions",
        ReportMetric.Ctr => "CTR",
        ReportMetric.Conversions => "Conversions",
        ReportMetric.Pending => "Pending",
        ReportMetric.Held => "Held",
        ReportMetric.Rejected => "Rejected",
        ReportMetric.Reversed => "Reversed",
        ReportMetric.Payout => "Payout",
        ReportMetric.Revenue => "Revenue",
        ReportMetric.Profit => "Profit",
        ReportMetric.Margin => "Margin",
        ReportMetric.Amount => "Order value",
        ReportMetric.PayoutPending => "Payout pending",
        ReportMetric.Epc => "EPC",
        ReportMetric.Cr => "CR",
        ReportMetric.Rpc => "RPC",
        ReportMetric.DuplicateClicks => "Repeated",
        ReportMetric.Cost => "Cost",
        ReportMetric.Cpa => "CPA",
        ReportMetric.Aov => "Average order",
        ReportMetric.Roi => "ROI",
    };

    /// <summary>Whether less of it is better: what is paid, and what went wrong.</summary>
    public static bool LowerIsBetter(ReportMetric metric) =>
        metric is ReportMetric.Payout or ReportMetric.PayoutPending or ReportMetric.Refused or ReportMetric.Rejected or ReportMetric.Reversed or ReportMetric.Held
            or ReportMetric.Cost or ReportMetric.Cpa;

    /// <summary>The change since the period before: in percent, of ratios in points.</summary>
    public static (double? Value, string Unit) Change(ReportMetric metric, ReportFigures now, ReportFigures before) => ReportMetrics.KindOf(metric) == ReportMetricKind.Ratio
        ? (ComparedPeriods.Points(now.Of(metric), before.Of(metric)), "pp")
        : (ComparedPeriods.Change(now.Of(metric), before.Of(metric)), "%");

    /// <summary>Stands before money that was turned into another currency.</summary>
    public const string About = "≈ ";

    public static string Write(ReportFigures figures, ReportMetric metric, Currency currency)
    {
        var value = figures.Of(metric);
        return AboutOf(figures, metric) + ReportMetrics.KindOf(metric) switch
        {
            ReportMetricKind.Count => Figures.Count((long?)value),
            ReportMetricKind.Money => Figures.Money(value, currency.Code),
            ReportMetricKind.MoneyPerClick => Figures.PerClick(value, currency.Code),
            ReportMetricKind.Ratio => Figures.Ratio((double?)value),
        };
    }

    private static string AboutOf(ReportFigures figures, ReportMetric metric) => figures.IsConverted && ReportMetrics.IsOfMoney(metric) && figures.Of(metric) is not (null or 0) ? About : "";

    /// <summary>For axes and hover cards.</summary>
    public static Func<double, string> Axis(ReportMetric metric, Currency currency) => ReportMetrics.KindOf(metric) switch
    {
        ReportMetricKind.Count => Figures.Compact,
        ReportMetricKind.Money => value => Figures.MoneyCompact(value, currency.Code),
        ReportMetricKind.MoneyPerClick => value => Figures.PerClick((decimal)value, currency.Code),
        ReportMetricKind.Ratio => value => Figures.Ratio(value),
    };

    /// <summary>Big figures for tiles: counts shortened, money of five digits and more without its cents.</summary>
    public static string Tile(ReportFigures figures, ReportMetric metric, Currency currency)
    {
        const decimal withoutCents = 10_000m;
        return (ReportMetrics.KindOf(metric), figures.Of(metric)) switch
        {
            (ReportMetricKind.Count, { } count and >= 1_000_000m) => Figures.Compact((double)count),
            (ReportMetricKind.Money, { } money) when Math.Abs(money) >= withoutCents => AboutOf(figures, metric) + Figures.Money(decimal.Round(money), currency.Code).Split('.')[0],
            _ => Write(figures, metric, currency),
        };
    }
}
