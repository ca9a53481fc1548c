using System.ComponentModel;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A rate that a report in one currency would have needed.</summary>
internal sealed record MissingRate(
    Currency From,
    Currency To,
    [property: Description("The first day without one, in the report's zone.")] DateOnly FirstDay,
    [property: Description("The last day without one; days between may have had one.")] DateOnly LastDay)
{
    public static IReadOnlyList<MissingRate> Of(IReadOnlyList<ReportTotal> totals, Currency target) =>
        [.. totals.Where(total => total.Unrated is not null).Select(total => new MissingRate(total.Currency, target, total.Unrated!.Value.First, total.Unrated.Value.Last))]; // the line's own filter
}
