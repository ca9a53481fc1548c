using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Puts the dashboard together from the report engine, the balance and what is in trouble.</summary>
public sealed class Dashboards(Reports reports, Balance balance, DeliveryLog deliveries, EndpointWatch endpoints, PublisherCatalog publishers, CapBook caps, IntakeLog intake, TimeProvider clock)
{
    private const int Top = 5;
    private static readonly TimeSpan Recently = TimeSpan.FromDays(7);

    /// <param name="actor">Who looks.</param>
    /// <param name="period">The days shown.</param>
    /// <param name="isCompared">Whether the period before is read too.</param>
    /// <param name="wanted">The currency to show; where it has no figures, the tenant's own or else the one with most clicks.</param>
    /// <param name="convertTo">The currency that all money is turned into; null keeps each in its own.</param>
    /// <param name="home">The tenant's own currency.</param>
    /// <param name="zone">Whose days are meant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<DashboardView>> ReadAsync(
        Actor actor, Period period, bool isCompared, Currency? wanted, Currency? convertTo, Currency home, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<DashboardView>.Forbidden(Permissions.Read);
        }

        var now = clock.GetUtcNow();
        var periods = ComparedPeriods.Of(period, now, zone);
        var steps = TimeSteps.Of(periods.From, periods.Until, now, zone);
        var query = new ReportQuery { Zone = zone, From = periods.From, Until = periods.Until, GroupBy = [steps.By], Limit = ReportQuery.MostRows, ConvertTo = convertTo, HomeCurrency = convertTo ?? home };
        var current = await reports.RunAsync(actor.TenantId, query, cancellationToken);
        var before = isCompared && periods.BeforeFrom < periods.BeforeUntil
            ? await reports.RunAsync(actor.TenantId, query with { From = periods.BeforeFrom, Until = periods.BeforeUntil }, cancellationToken)
            : null;
        var currency = PeriodFigures.CurrencyOf(current, wanted, query.HomeCurrency);
        var standings = await caps.ReadAsync(actor.TenantId, cancellationToken);
        var stepsBefore = TimeSteps.Of(periods.BeforeFrom, periods.BeforeUntil, now, zone, steps.By);
        return new Outcome<DashboardView>.Done(new DashboardView(
            periods,
            PeriodFigures.Of(currency, current, before, steps.Keys, stepsBefore.Keys, steps.By),
            steps,
            current.Totals,
            await balance.DrawAsync(actor.TenantId, periods.From, periods.Until, cancellationToken),
            await TopAsync(actor, query, ReportDimension.Offer, currency, cancellationToken),
            await TopAsync(actor, query, ReportDimension.Publisher, currency, cancellationToken),
            await AttentionAsync(actor, now, standings, cancellationToken),
            now)
        {
            Today = await TodayAsync(actor, query, currency, now, cancellationToken),
            Paces = Paces(standings, now),
        });
    }

    private async Task<IReadOnlyList<ReportRow>> TopAsync(Actor actor, ReportQuery query, ReportDimension by, Currency currency, CancellationToken cancellationToken)
    {
        var shown = query.ConvertTo is null ? query with { OnlyCurrencies = [currency] } : query with { Shown = currency };
        var top = shown with { GroupBy = [by], Sort = new ReportSort(null, ReportMetric.Revenue, IsDescending: true), Limit = Top };
        return [.. (await reports.RunAsync(actor.TenantId, top, cancellationToken)).Rows.Where(row => row.Keys[by].Value is not null)];
    }

    private async Task<TodayFigures> TodayAsync(Actor actor, ReportQuery query, Currency currency, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Report>();
        foreach (var (from, until) in TodayFigures.Spans(now, query.Zone))
        {
            found.Add(await reports.RunAsync(actor.TenantId, query with { From = from, Until = until, GroupBy = [], Limit = 1 }, cancellationToken));
        }

        return TodayFigures.Of(found, currency);
    }

    private static IReadOnlyList<(CapStanding, CapPace)> Paces(IReadOnlyList<CapStanding> standings, DateTimeOffset now) =>
    [
        .. standings.Select(cap => (Cap: cap, Pace: CapPace.Of(cap.IsFull ? cap.Used : cap.Spent, cap.Cap.Cap.Limit, cap.FullAt, cap.Span, now)))
            .Where(each => each.Pace.State == CapPaceState.FullAbout).OrderBy(each => each.Pace.At).Take(Top),
    ];

    private async Task<DashboardAttention> AttentionAsync(Actor actor, DateTimeOffset now, IReadOnlyList<CapStanding> standings, CancellationToken cancellationToken)
    {
        var troubled = new DeliveryFilter { Range = new TimeRange(now - Recently, null), States = [DeliveryState.Parked, DeliveryState.Dead] };
        var counts = await deliveries.CountByStateAsync(actor.TenantId, troubled, cancellationToken);
        var pending = await publishers.ListAsync(actor, new ListRequest { Statuses = ["pending"], Limit = 1 }, cancellationToken);
        return new DashboardAttention(
            await endpoints.TroubledAsync(actor.TenantId, cancellationToken),
            counts[DeliveryState.Parked],
            counts[DeliveryState.Dead],
            pending is Outcome<ListPage<PublisherDetails>>.Done(var page) ? page.Total : 0,
            [.. standings.Where(cap => cap.Warns || cap.IsFull)],
            await intake.SilencesAsync(actor.TenantId, cancellationToken));
    }
}
