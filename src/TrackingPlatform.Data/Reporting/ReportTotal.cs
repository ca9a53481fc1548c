using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The sums of a whole report in one currency, rows beyond the limit included.</summary>
public sealed record ReportTotal(Currency Currency, ReportFigures Figures);
