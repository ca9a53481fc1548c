using System.Globalization;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A report's fields as machines read them, in the API and in files.</summary>
internal static class ReportFields
{
    /// <summary>Where the name of a thing stands beside its id.</summary>
    public static string NameOf(ReportDimension dimension) => WireName<ReportDimension>.Of(dimension) + "_name";

    /// <summary>What rows are sorted by.</summary>
    public static string NameOf(ReportSort sort) =>
        sort.Metric is { } metric ? WireName<ReportMetric>.Of(metric) : WireName<ReportDimension>.Of(sort.Dimension!.Value); // one of both is set

    /// <summary>The same with a minus where the largest come first.</summary>
    public static string Write(ReportSort sort) => (sort.IsDescending ? "-" : "") + NameOf(sort);

    /// <summary>A figure as a plain decimal; null where it is absent, or money of several currencies, which is never added.</summary>
    public static string? Text(ReportFigures figures, ReportMetric metric, Currency? currency)
    {
        if (figures.Of(metric) is not { } value)
        {
            return null;
        }

        return ReportMetrics.KindOf(metric) switch
        {
            ReportMetricKind.Count => value.ToString("0", CultureInfo.InvariantCulture),
            ReportMetricKind.Money => currency is { } money ? Money.Plain(value, money) : null,
            ReportMetricKind.MoneyPerClick => currency is null ? null : value.ToString("0.0000", CultureInfo.InvariantCulture),
            ReportMetricKind.Ratio => currency is null && metric == ReportMetric.Margin ? null : value.ToString("0.0000##", CultureInfo.InvariantCulture),
        };
    }
}
