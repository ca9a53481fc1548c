using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Which scheduled job watches which failing endpoint: never more than one.</summary>
public sealed class EndpointSweep(DataSources sources)
{
    /// <summary>Every failing endpoint with the job that watches it, if any, and the time of its next probe.</summary>
    public async Task<IReadOnlyList<(EndpointKey Endpoint, string? Job, DateTimeOffset ProbeAt)>> ListFailingAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("select tenant_id, endpoint, sweep_job, reopens_at from endpoint_health where reopens_at is not null and disabled_reason is null");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var failing = new List<(EndpointKey, string?, DateTimeOffset)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            failing.Add((new EndpointKey(new TenantId(rows.GetGuid(0)), rows.GetString(1)), rows.TextOrNull(2), rows.Time(3)));
        }

        return failing;
    }

    /// <summary>Puts one job in the place of another; false when that other has been replaced already.</summary>
    public async Task<bool> TryReplaceAsync(EndpointKey endpoint, string? job, string? by, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("update endpoint_health set sweep_job = $4 where tenant_id = $1 and endpoint = $2 and sweep_job is not distinct from $3");
        foreach (var value in new object?[] { endpoint.Tenant.Value, endpoint.Endpoint })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        command.Parameters.Add(new NpgsqlParameter { Value = (object?)job ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)by ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
