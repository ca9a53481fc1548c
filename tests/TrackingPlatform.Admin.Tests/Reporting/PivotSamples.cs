using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Tests.Reporting;

/// <summary>What the desk would hand to the report page, made by hand.</summary>
internal static class PivotSamples
{
    public static readonly ReportKey Deals = new("pub_01jd8k0c9wf2m7q4x5t8r3vbne", "DealHarbor");
    public static readonly ReportKey Saver = new("pub_01jd8k0c9wf2m7q4x5t8r3vbnf", "SaverNest");
    public static readonly ReportKey Bank = new("off_01jd8k0c9wf2m7q4x5t8r3vbne", "Current account");

    public static ReportFigures Figures(long clicks, decimal revenue) =>
        new() { Clicks = clicks, UniqueClicks = clicks - 1, Conversions = 4, Revenue = revenue, Payout = revenue / 2 };

    /// <summary>Two days of November 2026 with two publishers, one of them opened.</summary>
    public static PivotView View(string address, params IReadOnlyList<PivotRow> rows)
    {
        var now = new DateTimeOffset(2026, 11, 22, 13, 31, 40, TimeSpan.Zero);
        var asked = ReportAddress.Of(UrlState.Parse(address));
        var total = Figures(300, 90m);
        return new PivotView
        {
            Address = asked,
            Today = new DateOnly(2026, 11, 22),
            Periods = ComparedPeriods.Of(asked.Period, now, TimeZoneInfo.Utc),
            Figures = new PeriodFigures(Currency.Of("EUR"), total, asked.IsCompared ? Figures(200, 60m) : null, [Figures(100, 30m), Figures(200, 60m)], asked.IsCompared ? [Figures(100, 20m), Figures(100, 40m)] : []),
            Steps = new TimeSteps(ReportDimension.Day, ["2026-11-21", "2026-11-22"], ["21 Nov", "22 Nov"]),
            Currencies = [new ReportTotal(Currency.Of("EUR"), total)],
            Rows = rows,
            CompleteUntil = now,
            ApiCall = "/api/v1/reports?from=2026-11-21",
        };
    }
}
