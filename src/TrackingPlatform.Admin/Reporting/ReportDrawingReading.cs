using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Runs the reports behind a picture: each is one that the API answers too.</summary>
internal sealed class ReportDrawingReading(Reports reports, TenantId tenant, ReportAddress address, ReportQuery within)
{
    private const int MostCohorts = 12;
    private const double DaysOfWeek = 7;

    /// <summary>What cohorts are made of: weeks, or days where the period has only a few.</summary>
    public static ReportAxis CohortsOf(ReportQuery query) => (query.Until - query.From).TotalDays > 2 * DaysOfWeek ? ReportDimension.Week : ReportDimension.Day;

    /// <summary>Null where the picture is drawn from what the page has read anyway.</summary>
    public async Task<ReportDrawing?> ReadAsync(CancellationToken cancellationToken) => address.Drawn switch
    {
        ReportPicture.Time => null,
        ReportPicture.Heat => await OfAsync([ReportDimension.Weekday, ReportDimension.HourOfDay], cancellationToken),
        ReportPicture.Map => await OfAsync([ReportDimension.Country], cancellationToken),
        ReportPicture.Delay => await CountAsync(within with { GroupBy = [ReportDimension.Delay] }, cancellationToken),
        ReportPicture.Funnel => await CountAsync(within with { GroupBy = [ReportDimension.Event], Sort = new ReportSort(null, ReportMetric.Conversions, IsDescending: true) }, cancellationToken),
        ReportPicture.Cohort => await CohortsAsync(cancellationToken),
    };

    private async Task<ReportDrawing> OfAsync(IReadOnlyList<ReportAxis> axes, CancellationToken cancellationToken)
    {
        var query = Whole(within) with { GroupBy = axes };
        return query.IsTooLong
            ? new ReportDrawing { Problem = $"This is drawn from single clicks, of {ReportQuery.LongestRaw.Days} days at most. Shorten the period." }
            : new ReportDrawing { Points = Points((await reports.RunAsync(tenant, query, cancellationToken)).Rows, axes, figures => figures.Of(address.Metric) ?? 0) };
    }

    private async Task<ReportDrawing> CountAsync(ReportQuery query, CancellationToken cancellationToken) =>
        new() { Points = Points((await reports.RunAsync(tenant, query with { Limit = ReportQuery.MostRows }, cancellationToken)).Rows, query.GroupBy, Lasting) };

    private async Task<ReportDrawing> CohortsAsync(CancellationToken cancellationToken)
    {
        var axis = CohortsOf(within);
        var clicks = (await reports.RunAsync(tenant, Whole(within) with { GroupBy = [axis] }, cancellationToken)).Rows.TakeLast(MostCohorts).ToList();
        var conversions = await reports.RunAsync(tenant, Whole(within) with { GroupBy = [axis, ReportDimension.Delay], ConversionsBy = ConversionTime.Click }, cancellationToken);
        return new ReportDrawing
        {
            Whole = Points(clicks, [axis], figures => figures.Clicks ?? 0),
            Points = Points([.. conversions.Rows.Where(row => clicks.Exists(cohort => cohort.Keys[axis] == row.Keys[axis]))], [axis, ReportDimension.Delay], Lasting),
        };
    }

    private static ReportQuery Whole(ReportQuery query) => query with { Sort = null, Limit = ReportQuery.MostRows };

    // What may still be paid is counted too: that a conversion waits says nothing about when it came.
    private static decimal Lasting(ReportFigures figures) => figures.Conversions + figures.Pending + figures.Held;

    private static IReadOnlyList<ReportDrawingPoint> Points(IReadOnlyList<ReportRow> rows, IReadOnlyList<ReportAxis> axes, Func<ReportFigures, decimal> value) =>
        [.. rows.Select(row => new ReportDrawingPoint(row.Keys[axes[0]], axes.Count > 1 ? row.Keys[axes[1]] : null, (double)value(row.Figures)))];
}
