namespace TrackingPlatform.Admin.Reporting;

/// <summary>One cell of a report's file.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct ReportCell(string Text, ReportCellKind Kind);
