using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>One row of a report: one combination of its dimensions in one currency.</summary>
public sealed record ReportRow(IReadOnlyDictionary<ReportAxis, ReportKey> Keys, Currency Currency, ReportFigures Figures);
