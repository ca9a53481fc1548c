using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>One row of a report: one combination of its dimensions in one currency.</summary>
public sealed record ReportRow(IReadOnlyDictionary<ReportAxis, ReportKey> Keys, Currency Currency, ReportFigures Figures)
{
    /// <summary>The days that stand in their own currency because there was no rate to the one asked for; null where nothing was to be converted, or all was.</summary>
    public UnratedDays? Unrated { get; init; }
}
