using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Reads how a tenant's endpoints stand.</summary>
public sealed class EndpointWatch(TenantScope tenants, TimeProvider clock)
{
    // An attempt's endpoint is the beginning of its address.
    private const string StandingSql = """
        with used as (
            select endpoint, count(*) as templates from (
                select v.endpoint from templates t join template_versions v on v.tenant_id = t.tenant_id and v.template_id = t.id and v.number = t.current_version
                where t.tenant_id = $1 and t.status = 'active'
                union all select endpoint from webhooks where tenant_id = $1 and status = 'active') senders
            group by 1),
        queued as (
            select endpoint, count(*) filter (where state <> 'parked') as waiting, count(*) filter (where state = 'parked') as parked, min(created_at) as oldest_at
            from deliveries where tenant_id = $1 group by 1),
        tried as (
            select lower(substring(url from '^[^/]+//[^/?#]+')) as endpoint, count(*) as day_made, count(error) as day_failed,
                count(*) filter (where at > $3) as hour_made, count(error) filter (where at > $3) as hour_failed,
                percentile_disc(0.95) within group (order by duration_ms) as slow_ms,
                (array_agg(attempt_id order by attempt_id desc) filter (where error is not null))[1] as failure
            from delivery_attempts where tenant_id = $1 and attempt_id >= $2 group by 1),
        known as (
            select endpoint from used union select endpoint from queued union select endpoint from tried where endpoint is not null
            union select endpoint from endpoint_health where tenant_id = $1 union select endpoint from endpoint_limits where tenant_id = $1)
        select k.endpoint, h.breaker::text as breaker, h.disabled_reason, h.changed_at, coalesce(u.templates, 0) as templates,
            coalesce(q.waiting, 0) as waiting, coalesce(q.parked, 0) as parked, q.oldest_at,
            coalesce(t.hour_made, 0) as hour_made, coalesce(t.hour_failed, 0) as hour_failed, coalesce(t.day_made, 0) as day_made, coalesce(t.day_failed, 0) as day_failed,
            t.slow_ms, m.per_second, m.in_flight, a.error as last_error, a.status_code as last_status_code, a.detail as last_detail, a.at as last_error_at
        from known k left join endpoint_health h on h.tenant_id = $1 and h.endpoint = k.endpoint
        left join endpoint_limits m on m.tenant_id = $1 and m.endpoint = k.endpoint
        left join used u on u.endpoint = k.endpoint left join queued q on q.endpoint = k.endpoint left join tried t on t.endpoint = k.endpoint
        left join delivery_attempts a on a.tenant_id = $1 and a.attempt_id = t.failure
        order by h.disabled_reason is null, h.reopens_at is null, coalesce(q.parked, 0) + coalesce(q.waiting, 0) desc, k.endpoint
        """;

    /// <summary>All endpoints that templates, deliveries or the attempts of the last day name; trouble first.</summary>
    public Task<IReadOnlyList<EndpointStanding>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var now = clock.GetUtcNow();
                var values = new SqlFilter();
                values.Value(tenant.Value);
                values.Value(EntityId.FirstAt(now.AddDays(-1)));
                values.Value(now.AddHours(-1));
                return (IReadOnlyList<EndpointStanding>)await context.ReadAsync(StandingSql, values, Read, token);
            },
            cancellationToken);

    private static EndpointStanding Read(NpgsqlDataReader row) => new()
    {
        Endpoint = row.Text("endpoint"),
        Breaker = row.TextOrNull("breaker") is { } breaker ? JsonSerializer.Deserialize(breaker, DataJson.Default.CircuitBreaker) ?? CircuitBreaker.Fresh : CircuitBreaker.Fresh,
        DisabledReason = row.TextOrNull("disabled_reason"),
        ChangedAt = row.TimeOrNull("changed_at"),
        Templates = row.Long("templates"),
        Waiting = row.Long("waiting"),
        Parked = row.Long("parked"),
        OldestAt = row.TimeOrNull("oldest_at"),
        LastHour = (row.Long("hour_made"), row.Long("hour_failed")),
        LastDay = (row.Long("day_made"), row.Long("day_failed")),
        Slow = row.IntOrNull("slow_ms") is { } slow ? TimeSpan.FromMilliseconds(slow) : null,
        Limit = new EndpointLimit(row.DecimalOrNull("per_second"), row.IntOrNull("in_flight")),
        LastError = row.TextOrNull("last_error"),
        LastStatusCode = row.IntOrNull("last_status_code"),
        LastDetail = row.TextOrNull("last_detail"),
        LastErrorAt = row.TimeOrNull("last_error_at"),
    };

    /// <summary>Endpoints that are left alone for a while or disabled until somebody releases them, the longest in trouble first.</summary>
    public Task<IReadOnlyList<EndpointHealth>> TroubledAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).AndAlso("(reopens_at is not null or disabled_reason is not null)");
                return (IReadOnlyList<EndpointHealth>)await context.ReadAsync(
                    $"select endpoint, breaker::text as breaker, disabled_reason, changed_at from endpoint_health where {conditions.Where} order by changed_at limit 20",
                    conditions,
                    row => new EndpointHealth(
                        new EndpointKey(tenant, row.Text("endpoint")),
                        JsonSerializer.Deserialize(row.Text("breaker"), DataJson.Default.CircuitBreaker) ?? CircuitBreaker.Fresh,
                        row.TextOrNull("disabled_reason"),
                        row.Time("changed_at")),
                    token);
            },
            cancellationToken);
}
