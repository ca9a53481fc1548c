using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A report with what it was asked for.</summary>
public sealed record ReportAnswer(ReportQuestion Question, Report Report);
