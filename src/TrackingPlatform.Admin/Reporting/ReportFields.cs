using System.Globalization;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A report's fields as machines read them, in the API and in files.</summary>
internal static class ReportFields
{
    /// <summary>Says of a row whether money in it was turned into its currency.</summary>
    public const string Approximate = "approximate";

    /// <summary>Where the name of a thing stands beside its id.</summary>
    public static string NameOf(ReportAxis axis) => axis + "_name";

    /// <summary>What rows are sorted by.</summary>
    public static string NameOf(ReportSort sort) =>
        sort.Metric is { } metric ? WireName<ReportMetric>.Of(metric) : sort.Formula?.Name ?? sort.Dimension!.Value.ToString(); // one of the three is set

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
            ReportMetricKind.Ratio => currency is null && ReportMetrics.IsOfMoney(metric) ? null : value.ToString("0.0000##", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What a formula comes to, to six decimals; null where it comes to nothing, or would mix currencies.</summary>
    public static string? Text(ReportFigures figures, ReportFormula formula, Currency? currency) =>
        currency is null && formula.IsOfMoney ? null : formula.Of(figures)?.ToString("0.######", CultureInfo.InvariantCulture);
}
