using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>One part of the bars of the report page's chart.</summary>
/// <param name="Key">The row it belongs to; null for the rest together.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Values">One for each step.</param>
public sealed record PivotSeries(ReportKey? Key, string Name, IReadOnlyList<double> Values);
