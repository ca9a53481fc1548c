using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>What a report is read from: roll-ups wherever they know all that is asked for, sums of days that tell visitors apart where those do, single rows otherwise.</summary>
/// <param name="HasClicks">Clicks are counted: nothing is asked for that they do not have.</param>
/// <param name="HasImpressions">Impressions are counted: they know the roll-ups' axes and the creative.</param>
/// <param name="IsRawForClicks">Clicks are counted one by one.</param>
/// <param name="IsRawForConversions">Conversions are counted one by one.</param>
/// <param name="IsByDays">Whole days will do: nothing is told apart by the hour.</param>
/// <param name="Cut">The sums of days that tell visitors apart as is asked for; null where visitors are not asked about, or nothing but single rows knows.</param>
internal readonly record struct ReportPlan(bool HasClicks, bool HasImpressions, bool IsRawForClicks, bool IsRawForConversions, bool IsByDays, FacetCut? Cut)
{
    public ReportSource Source => IsRawForClicks || IsRawForConversions ? ReportSource.Raw : Cut is not null ? ReportSource.Facets : ReportSource.Rollup;

    public static ReportPlan Of(ReportQuery query)
    {
        var axes = query.Axes.ToList();
        var hasClicks = axes.TrueForAll(ReportMetrics.IsOfClicks);
        var cut = query.MustBeRaw ? null : FacetCut.Covering(axes);
        var isRaw = query.MustBeRaw || (cut is null && !axes.TrueForAll(ReportMetrics.IsRolledUp));
        return new ReportPlan(
            hasClicks,
            hasClicks && axes.TrueForAll(axis => ReportMetrics.IsRolledUp(axis) || axis.Dimension == ReportDimension.Creative),
            hasClicks && isRaw,
            isRaw || query.ConversionsBy == ConversionTime.Click,
            !axes.Exists(axis => axis.Dimension is ReportDimension.Hour or ReportDimension.HourOfDay),
            cut);
    }
}
