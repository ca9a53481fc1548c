using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Counts what a replay would do, without doing it.</summary>
internal static class ReplayCount
{
    private sealed record Group(string State, string? Reason, string Currency, long Deliveries, decimal Payout, long ToDisabled);

    public static Task<ReplayPreview> OfAsync(TenantDbContext context, ReplayPlan plan, TemplateMacros macros, CancellationToken cancellationToken) =>
        plan.Kind == ReplayKind.Resend
            ? OfDeliveriesAsync(context, plan.Filter, cancellationToken)
            : BackfillCount.OfAsync(context, plan.Filter, macros, cancellationToken);

    /// <summary>How many deliveries or conversions there are to look at.</summary>
    public static async Task<long> MatchedAsync(TenantDbContext context, ReplayPlan plan, CancellationToken cancellationToken)
    {
        var (from, conditions) = plan.Kind == ReplayKind.Resend
            ? (DeliveryLog.Everywhere, DeliveryLog.Conditions(context.Tenant, plan.Filter))
            : ("conversions c", ReplayBackfill.Conditions(context.Tenant, plan.Filter));
        return (await context.ReadAsync($"select count(*) from {from} where {conditions.Where}", conditions, row => row.GetInt64(0), cancellationToken))[0];
    }

    private static async Task<ReplayPreview> OfDeliveriesAsync(TenantDbContext context, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var conditions = DeliveryLog.Conditions(context.Tenant, filter);
        var groups = await context.ReadAsync(
            $"""
            select d.state, case when d.state = 'parked' then d.reason end as reason, v.currency, count(*) as deliveries, sum(v.payout) as payout,
                count(*) filter (where h.disabled_reason is not null) as to_disabled
            from {DeliveryLog.Everywhere} join conversions v on v.tenant_id = d.tenant_id and v.conversion_id = d.conversion_id
            left join endpoint_health h on h.tenant_id = d.tenant_id and h.endpoint = d.endpoint
            where {conditions.Where} group by 1, 2, 3
            """,
            conditions,
            row => new Group(row.Text("state"), row.TextOrNull("reason"), row.Text("currency"), row.Long("deliveries"), row.Decimal("payout"), row.Long("to_disabled")),
            cancellationToken);
        var publishers = (await context.ReadAsync(
            $"select count(distinct d.publisher_id) from {DeliveryLog.Everywhere} where {conditions.Where}", conditions, row => row.GetInt64(0), cancellationToken))[0];
        var paused = groups.Where(group => group.Reason == ReasonCodes.PublisherPaused).Sum(group => group.Deliveries);
        var sent = groups.Where(group => group.Reason != ReasonCodes.PublisherPaused).ToList();
        return new ReplayPreview(
            groups.Sum(group => group.Deliveries),
            paused == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { [ReasonCodes.PublisherPaused] = paused },
            groups.GroupBy(group => group.State).ToDictionary(same => same.Key, same => same.Sum(group => group.Deliveries)),
            publishers,
            sent.Where(group => group.State == WireName<DeliveryState>.Of(DeliveryState.Delivered)).Sum(group => group.Deliveries),
            sent.Sum(group => group.ToDisabled),
            sent.GroupBy(group => group.Currency).ToDictionary(same => same.Key, same => same.Sum(group => group.Payout)));
    }
}
