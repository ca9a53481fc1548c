using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>What people do to a tenant's deliveries by hand: send one again, let go what is parked. Works under the tenant's own policies.</summary>
public sealed class DeliveryDesk(DataSources sources, TemplateMacros macros, ForwardingSignal signal, TimeProvider clock)
{
    private const string LeasedSql = "select state from deliveries where tenant_id = $1 and delivery_id = $2 and state = 'leased'";

    private const string ReleaseSql = """
        update deliveries set state = 'due', reason = null, attempt = 0, next_at = now() + random() * interval '10 s', deadline_at = greatest(deadline_at, now() + make_interval(secs => $3))
        where tenant_id = $1 and endpoint = $2 and state = 'parked' and reason <> 'publisher_paused'
        """;

    private const string EnableSql = """
        update endpoint_health set breaker = $3, reopens_at = null, disabled_reason = null, changed_at = greatest(clock_timestamp(), changed_at + interval '1 microsecond')
        where tenant_id = $1 and endpoint = $2
        """;

    /// <summary>Sends a delivery again, wherever it stands: at once, under the same id, with a fresh schedule.</summary>
    /// <param name="actor">Who asks; needs <see cref="Permissions.Operate"/>.</param>
    /// <param name="delivery">The delivery. One that was suppressed is sent with the template's current version and the values of the change it was about.</param>
    /// <param name="cancellationToken">Stops the attempt; nothing is kept then.</param>
    /// <returns>Done when it is due; a conflict when it is being sent at this moment, or says why it cannot be sent.</returns>
    public async Task<Outcome<DeliveryId>> ResendAsync(Actor actor, DeliveryId delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<DeliveryId>.Forbidden(Permissions.Operate);
        }

        var tenant = actor.TenantId;
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var batch = connection.CreateBatch().ForTenant(tenant.Value))
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await DeliveryReturn.LockAsync(connection, delivery.Value, cancellationToken);
        var outcome = await TryResendAsync(connection, tenant, delivery, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Pulse();
        return outcome;
    }

    /// <summary>Lets an endpoint take part again, and makes due everything that is parked for it. Answers how many.</summary>
    public async Task<int> ReleaseAsync(EndpointKey endpoint, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var batch = connection.CreateBatch().ForTenant(endpoint.Tenant.Value))
        {
            batch.Add(EnableSql).Uuid(endpoint.Tenant.Value).Text(endpoint.Endpoint).Json(JsonSerializer.Serialize(CircuitBreaker.Fresh, DataJson.Default.CircuitBreaker));
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var release = connection.CreateBatch();
        release.Add(ReleaseSql).Uuid(endpoint.Tenant.Value).Text(endpoint.Endpoint).Int((int)DeliveryPlanner.Lifetime.TotalSeconds);
        var released = await release.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Pulse();
        return released;
    }

    private async Task<Outcome<DeliveryId>> TryResendAsync(NpgsqlConnection connection, TenantId tenant, DeliveryId delivery, CancellationToken cancellationToken)
    {
        if (await ReturnsAsync(DeliveryState.Due) || await ReturnsAsync(DeliveryState.Parked))
        {
            return new Outcome<DeliveryId>.Done(delivery);
        }

        if (await IsLeasedAsync(connection, tenant, delivery, cancellationToken))
        {
            return new Outcome<DeliveryId>.Conflict(ConflictReasons.UnderWay, "It is being sent at this moment; look again in a minute.");
        }

        if (await ReturnsAsync(DeliveryState.Dead) || await ReturnsAsync(DeliveryState.Delivered))
        {
            return new Outcome<DeliveryId>.Done(delivery);
        }

        return await SuppressedDelivery.FindAsync(connection, tenant, delivery, cancellationToken) is { } suppressed
            ? await suppressed.PlanAfterAllAsync(connection, macros, clock.GetUtcNow(), cancellationToken)
            : new Outcome<DeliveryId>.NotFound();

        async Task<bool> ReturnsAsync(DeliveryState from) => await DeliveryReturn.FromAsync(connection, tenant, [delivery.Value], from, cancellationToken) > 0;
    }

    private static async Task<bool> IsLeasedAsync(NpgsqlConnection connection, TenantId tenant, DeliveryId delivery, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LeasedSql).Uuid(tenant.Value).Uuid(delivery.Value);
        return await batch.ExecuteScalarAsync(cancellationToken) is not null;
    }
}
