using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// The circuit breakers of all endpoints that ever failed, shared between nodes. Written on transitions only; a write names the state it
/// starts from, so that of two nodes that want the same transition one does it and the other learns of it.
/// </summary>
public sealed class EndpointHealthBook(DataSources sources)
{
    // Transactions commit in another order than their clocks say; looking back a little sees those too.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private const string Columns = "tenant_id, endpoint, breaker::text, disabled_reason, changed_at";

    /// <summary>What changed since shortly before <paramref name="since"/>; everything when null.</summary>
    public async Task<IReadOnlyList<EndpointHealth>> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand($"select {Columns} from endpoint_health where $1::timestamptz is null or changed_at > $1");
        command.Parameters.Add(new() { Value = since is { } moment ? (moment - Overlap).ToUniversalTime() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>One endpoint; null when it never failed.</summary>
    public async Task<EndpointHealth?> FindAsync(EndpointKey endpoint, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand($"select {Columns} from endpoint_health where tenant_id = $1 and endpoint = $2");
        command.Parameters.Add(new() { Value = endpoint.Tenant.Value });
        command.Parameters.Add(new() { Value = endpoint.Endpoint });
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Writes a transition.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="breaker">Its breaker from now on.</param>
    /// <param name="disabledReason">Why it is disabled; null when it is not.</param>
    /// <param name="from">The state it starts from, by its time; null when there was none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The time that names the new state; null when the state was another, and nothing was written.</returns>
    public async Task<DateTimeOffset?> TryWriteAsync(EndpointKey endpoint, CircuitBreaker breaker, string? disabledReason, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        // The clock must move on with every change, or two states would have the same name.
        await using var command = sources.Platform.CreateCommand("""
            insert into endpoint_health as h (tenant_id, endpoint, breaker, reopens_at, disabled_reason, changed_at)
            values ($1, $2, $3, $4, $5, clock_timestamp())
            on conflict (tenant_id, endpoint) do update
            set breaker = excluded.breaker, reopens_at = excluded.reopens_at, disabled_reason = excluded.disabled_reason,
                changed_at = greatest(clock_timestamp(), h.changed_at + interval '1 microsecond')
            where h.changed_at = $6
            returning changed_at
            """);
        command.Parameters.Add(new() { Value = endpoint.Tenant.Value });
        command.Parameters.Add(new() { Value = endpoint.Endpoint });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(breaker, DataJson.Default.CircuitBreaker), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = breaker.State is BreakerState.Closed ? DBNull.Value : (object?)breaker.ProbeAt?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)disabledReason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)from?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime changedAt ? new DateTimeOffset(changedAt) : null;
    }

    private static async Task<IReadOnlyList<EndpointHealth>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<EndpointHealth>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new EndpointHealth(
                new EndpointKey(new TenantId(reader.GetGuid(0)), reader.GetString(1)),
                JsonSerializer.Deserialize(reader.GetString(2), DataJson.Default.CircuitBreaker) ?? CircuitBreaker.Fresh,
                reader.IsDBNull(3) ? null : reader.GetString(3),
                new DateTimeOffset(reader.GetDateTime(4))));
        }

        return found;
    }
}
