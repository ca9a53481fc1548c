using System.ComponentModel;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A report as the API answers it.</summary>
internal sealed record ReportDetails(
    [property: Description("The first moment counted.")] DateTimeOffset From,
    [property: Description("The first moment no longer counted.")] DateTimeOffset To,
    [property: Description("Whose days, hours, weeks and months are meant.")] string Timezone,
    [property: Description("One row a combination of the dimensions and currency.")] IReadOnlyList<ReportLine> Rows,
    [property: Description("Over everything that matches, rows beyond the limit included. Money is never added across currencies: where there are several, currency and money are null here.")] ReportLine Totals,
    [property: Description("The same, each currency by itself.")] IReadOnlyList<ReportLine> TotalsByCurrency,
    [property: Description("There are more rows than the limit.")] bool Truncated,
    [property: Description("Everything before this moment is counted; later clicks may still be on their way.")] DateTimeOffset CompleteUntil,
    [property: Description("What was read: `rollup`; `facets`, whole days added up by visitors, where country, device, os or browser was asked for and they know it; or `raw` where something was asked for that only single clicks and conversions tell.")] ReportSource Source)
{
    [Description("What could not be turned into the currency asked for: it stands in rows of its own currency, and is in no sum of the other.")]
    public IReadOnlyList<MissingRate> MissingRates { get; init; } = [];

    public static ReportDetails Of(ReportAnswer answer)
    {
        var (question, report) = answer;
        return new ReportDetails(
            question.Query.From.ToUniversalTime(),
            question.Query.Until.ToUniversalTime(),
            question.Query.Zone.Id,
            [.. report.Rows.Select(row => ReportLine.Of(question, row))],
            Total(question, report.Totals),
            [.. report.Totals.Select(total => new ReportLine([], total.Currency, total.Figures, question))],
            report.IsTruncated,
            report.CompleteUntil,
            report.Source)
        {
            MissingRates = question.Query.ConvertTo is { } target ? MissingRate.Of(report.Totals, target) : [],
        };
    }

    private static ReportLine Total(ReportQuestion question, IReadOnlyList<ReportTotal> totals)
    {
        var sum = totals.Aggregate(ReportFigures.None(question.Query.HasClicks), (all, each) => all + each.Figures);
        Currency? currency = totals.Count switch { 0 => question.Query.HomeCurrency, 1 => totals[0].Currency, _ => null };
        return new ReportLine([], currency, sum, question);
    }
}
