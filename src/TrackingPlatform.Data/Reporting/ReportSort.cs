using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>By what the rows of a report are ordered: one of the three.</summary>
/// <param name="Dimension">One of the report's dimensions, by its name.</param>
/// <param name="Metric">Or a figure.</param>
/// <param name="IsDescending">The other way round.</param>
public sealed record ReportSort(ReportAxis? Dimension, ReportMetric? Metric, bool IsDescending)
{
    /// <summary>Or a formula.</summary>
    public ReportFormula? Formula { get; init; }

    /// <summary>A report broken down like this can be ordered so: dimensions must be among its own.</summary>
    public bool Suits(IEnumerable<ReportAxis> axes) => Dimension is not { } dimension || axes.Contains(dimension);
}
