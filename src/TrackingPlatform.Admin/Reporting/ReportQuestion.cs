using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A request that was read and can be answered.</summary>
/// <param name="Query">What the rows are made of.</param>
/// <param name="Metrics">The figures of each row, in order.</param>
public sealed record ReportQuestion(ReportQuery Query, IReadOnlyList<ReportMetric> Metrics)
{
    /// <summary>Figures made of others, after the metrics.</summary>
    public IReadOnlyList<ReportFormula> Formulas { get; init; } = [];
}
