using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>What a report is read from: roll-ups wherever they know all that is asked for, single rows otherwise.</summary>
/// <param name="HasClicks">Clicks are counted: nothing is asked for that they do not have.</param>
/// <param name="HasImpressions">Impressions are counted: they know the roll-ups' axes and the creative.</param>
/// <param name="IsRawForClicks">Clicks are counted one by one.</param>
/// <param name="IsRawForConversions">Conversions are counted one by one.</param>
/// <param name="IsByDays">Whole days will do: nothing is told apart by the hour.</param>
internal readonly record struct ReportPlan(bool HasClicks, bool HasImpressions, bool IsRawForClicks, bool IsRawForConversions, bool IsByDays)
{
    public ReportSource Source => IsRawForClicks || IsRawForConversions ? ReportSource.Raw : ReportSource.Rollup;

    public static ReportPlan Of(ReportQuery query)
    {
        var axes = query.Axes.ToList();
        var hasClicks = axes.TrueForAll(ReportMetrics.IsOfClicks);
        var isRaw = query.MustBeRaw || !axes.TrueForAll(ReportMetrics.IsRolledUp);
        return new ReportPlan(
            hasClicks,
            hasClicks && axes.TrueForAll(axis => ReportMetrics.IsRolledUp(axis) || axis.Dimension == ReportDimension.Creative),
            hasClicks && isRaw,
            isRaw || query.ConversionsBy == ConversionTime.Click,
            !axes.Exists(axis => axis.Dimension is ReportDimension.Hour or ReportDimension.HourOfDay));
    }
}
