using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Brings deliveries back to the queue from where they stand, under their own ids and with a fresh schedule.</summary>
internal static class DeliveryReturn
{
    private const string Shared = "tenant_id, delivery_id, conversion_id, template_id, template_version, webhook_id, event_seq, publisher_id, offer_id, event, status_sent, endpoint, macro_values, created_at, last_at, last_status_code, last_error";

    // What is due keeps its place on the ladder and only comes at once; what was parked starts afresh.
    private const string HurrySql = """
        update deliveries set state = 'due', reason = 'replayed', next_at = now(), replays = replays + 1,
            attempt = case when state = 'parked' then 0 else attempt end, deadline_at = greatest(deadline_at, now() + make_interval(secs => $3))
        where tenant_id = $1 and delivery_id = any($2) and state = $4
        """;

    private const string ReturnDeadSql = $"""
        with back as (delete from deliveries_dead where tenant_id = $1 and delivery_id = any($2) and state = $4 returning *)
        {ReturnSql}
        """;

    private const string ReturnDoneSql = $"""
        with back as (delete from deliveries_done where tenant_id = $1 and delivery_id = any($2) and state = $4 returning *)
        {ReturnSql}
        """;

    private const string ReturnSql = $"""
        insert into deliveries ({Shared}, state, reason, next_at, deadline_at, replays)
        select {Shared}, 'due', 'replayed', now(), now() + make_interval(secs => $3), replays + 1 from back
        """;

    private const string LockSql = "select pg_advisory_xact_lock(hashtextextended($1::text, 0))";

    /// <summary>Makes due those that stand in <paramref name="state"/>. Answers how many did.</summary>
    /// <param name="connection">Within a transaction of the tenant.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="deliveries">The deliveries.</param>
    /// <param name="state">Due, parked, dead or delivered.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<int> FromAsync(NpgsqlConnection connection, TenantId tenant, Guid[] deliveries, DeliveryState state, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(state switch
        {
            DeliveryState.Due or DeliveryState.Parked => HurrySql,
            DeliveryState.Dead => ReturnDeadSql,
            DeliveryState.Delivered => ReturnDoneSql,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing comes back from there by itself."),
        }).Uuid(tenant.Value).Uuids(deliveries).Int((int)DeliveryPlanner.Lifetime.TotalSeconds).Text(WireName<DeliveryState>.Of(state));
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Waits until nobody else brings this delivery back, and keeps others waiting until the transaction ends.</summary>
    public static async Task LockAsync(NpgsqlConnection connection, Guid delivery, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LockSql).Text(delivery.ToString());
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
