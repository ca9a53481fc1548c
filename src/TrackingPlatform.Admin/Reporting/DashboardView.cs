using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What the dashboard shows.</summary>
/// <param name="Periods">The period and the one before.</param>
/// <param name="Figures">In the currency chosen.</param>
/// <param name="Steps">What the steps of the figures are.</param>
/// <param name="Currencies">All currencies with figures in the period, each apart.</param>
/// <param name="Balance">Where everything went.</param>
/// <param name="TopOffers">By revenue.</param>
/// <param name="TopPublishers">By revenue.</param>
/// <param name="Attention">What needs a person; null parts are nothing.</param>
/// <param name="At">When it was read.</param>
public sealed record DashboardView(
    ComparedPeriods Periods,
    PeriodFigures Figures,
    TimeSteps Steps,
    IReadOnlyList<ReportTotal> Currencies,
    BalanceSheet Balance,
    IReadOnlyList<ReportRow> TopOffers,
    IReadOnlyList<ReportRow> TopPublishers,
    DashboardAttention Attention,
    DateTimeOffset At)
{
    /// <summary>Today beside the same hours of earlier days.</summary>
    public required TodayFigures Today { get; init; }

    /// <summary>Caps that will not last until their period ends, the soonest first.</summary>
    public required IReadOnlyList<(CapStanding Cap, CapPace Pace)> Paces { get; init; }

    public Currency Currency => Figures.Currency;
}
