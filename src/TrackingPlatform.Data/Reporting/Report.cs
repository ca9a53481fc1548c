using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A report.</summary>
/// <param name="Rows">Its rows, ordered.</param>
/// <param name="Totals">Its sums, one a currency, the one with most clicks first.</param>
/// <param name="IsTruncated">True when there are more rows than were asked for.</param>
/// <param name="CompleteUntil">Everything that happened before this moment is counted; later clicks may still be on their way.</param>
public sealed record Report(IReadOnlyList<ReportRow> Rows, IReadOnlyList<ReportTotal> Totals, bool IsTruncated, DateTimeOffset CompleteUntil)
{
    /// <summary>What it was counted from.</summary>
    public ReportSource Source { get; init; }
}
