using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>By what the rows of a report are ordered.</summary>
/// <param name="Dimension">One of the report's dimensions, by its name.</param>
/// <param name="Metric">Or a figure.</param>
/// <param name="IsDescending">The other way round.</param>
public sealed record ReportSort(ReportDimension? Dimension, ReportMetric? Metric, bool IsDescending);
