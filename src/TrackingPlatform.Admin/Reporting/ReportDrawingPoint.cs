using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>One figure of a picture.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Within">What it is about besides; null where it is about one thing.</param>
/// <param name="Value">The figure.</param>
public sealed record ReportDrawingPoint(ReportKey Key, ReportKey? Within, double Value);
