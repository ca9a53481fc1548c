using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// The circuit breakers of all endpoints that ever failed, shared between nodes. Written on transitions only; a write names the state it
/// starts from, so that of two nodes that want the same transition one does it and the other learns of it. What is news about it is told in the same transaction.
/// </summary>
public sealed class EndpointHealthBook(DataSources sources, TimeProvider clock)
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
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, endpoint, cancellationToken);
        if (await WriteAsync(connection, endpoint, breaker, disabledReason, from, cancellationToken) is not { } changedAt)
        {
            return null;
        }

        // With the transition itself, so that of all nodes only the one that made it tells of it, and always does.
        if (EndpointNews.Between(before?.Breaker ?? CircuitBreaker.Fresh, before?.DisabledReason is not null, breaker, disabledReason is not null) is { } news)
        {
            var publishers = await PublishersAsync(connection, endpoint, cancellationToken);
            await NoticeBook.AddAsync(connection, endpoint.Tenant, EndpointNews.Tell(news, endpoint.Endpoint, changedAt, disabledReason, publishers), clock.GetUtcNow(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return changedAt;
    }

    private static async Task<EndpointHealth?> LockAsync(NpgsqlConnection connection, EndpointKey endpoint, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from endpoint_health where tenant_id = $1 and endpoint = $2 for update", connection);
        command.Parameters.Add(new() { Value = endpoint.Tenant.Value });
        command.Parameters.Add(new() { Value = endpoint.Endpoint });
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    private static async Task<DateTimeOffset?> WriteAsync(
        NpgsqlConnection connection, EndpointKey endpoint, CircuitBreaker breaker, string? disabledReason, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        // The clock must move on with every change, or two states would have the same name.
        await using var command = new NpgsqlCommand("""
            insert into endpoint_health as h (tenant_id, endpoint, breaker, reopens_at, disabled_reason, changed_at)
            values ($1, $2, $3, $4, $5, clock_timestamp())
            on conflict (tenant_id, endpoint) do update
            set breaker = excluded.breaker, reopens_at = excluded.reopens_at, disabled_reason = excluded.disabled_reason,
                changed_at = greatest(clock_timestamp(), h.changed_at + interval '1 microsecond')
            where h.changed_at = $6
            returning changed_at
            """, connection);
        command.Parameters.Add(new() { Value = endpoint.Tenant.Value });
        command.Parameters.Add(new() { Value = endpoint.Endpoint });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(breaker, DataJson.Default.CircuitBreaker), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = breaker.State is BreakerState.Closed ? DBNull.Value : (object?)breaker.ProbeAt?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)disabledReason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)from?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime changedAt ? new DateTimeOffset(changedAt) : null;
    }

    /// <summary>Whose active templates go to an endpoint.</summary>
    internal static async Task<IReadOnlyList<PublisherId>> PublishersAsync(NpgsqlConnection connection, EndpointKey endpoint, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select distinct t.publisher_id from templates t
            join template_versions v on v.tenant_id = t.tenant_id and v.template_id = t.id and v.number = t.current_version
            where t.tenant_id = $1 and v.endpoint = $2 and t.status = 'active'
            """, connection);
        command.Parameters.Add(new() { Value = endpoint.Tenant.Value });
        command.Parameters.Add(new() { Value = endpoint.Endpoint });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var publishers = new List<PublisherId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            publishers.Add(new PublisherId(reader.GetGuid(0)));
        }

        return publishers;
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
