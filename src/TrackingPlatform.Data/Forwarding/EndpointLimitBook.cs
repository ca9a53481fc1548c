using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Keeps the limits that people set for endpoints.</summary>
public sealed class EndpointLimitBook(DataSources sources, TenantScope tenants)
{
    private const string SaveSql = """
        insert into endpoint_limits (tenant_id, endpoint, per_second, in_flight, saved, counted_at, changed_at) values ($1, $2, $3, $4, 1, now(), now())
        on conflict (tenant_id, endpoint) do update
        set per_second = excluded.per_second, in_flight = excluded.in_flight, saved = least(endpoint_limits.saved, 1), counted_at = now(), changed_at = now()
        """;

    private const string RemoveSql = "delete from endpoint_limits where tenant_id = $1 and endpoint = $2";

    /// <summary>All there are, over all tenants: few, since people set them one by one.</summary>
    public async Task<IReadOnlyDictionary<EndpointKey, EndpointLimit>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("select tenant_id, endpoint, per_second, in_flight from endpoint_limits");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var limits = new Dictionary<EndpointKey, EndpointLimit>();
        while (await row.ReadAsync(cancellationToken))
        {
            limits.Add(new EndpointKey(new TenantId(row.GetGuid(0)), row.GetString(1)), new EndpointLimit(row.NumberOrNull(2), row.IsDBNull(3) ? null : row.GetInt32(3)));
        }

        return limits;
    }

    /// <summary>Sets a limit; one that holds nothing back takes it away.</summary>
    public Task SetAsync(EndpointKey endpoint, EndpointLimit limit, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            endpoint.Tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                if (limit.IsNone)
                {
                    batch.Add(RemoveSql).Uuid(endpoint.Tenant.Value).Text(endpoint.Endpoint);
                }
                else
                {
                    batch.Add(SaveSql).Uuid(endpoint.Tenant.Value).Text(endpoint.Endpoint).Number(limit.PerSecond).Int(limit.InFlight);
                }

                return await batch.ExecuteNonQueryAsync(token);
            },
            cancellationToken);
}
