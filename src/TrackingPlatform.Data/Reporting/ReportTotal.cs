using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The sums of a whole report in one currency, rows beyond the limit included.</summary>
public sealed record ReportTotal(Currency Currency, ReportFigures Figures)
{
    /// <summary>The days that stand in their own currency because there was no rate to the one asked for; null where nothing was to be converted, or all was.</summary>
    public UnratedDays? Unrated { get; init; }
}
