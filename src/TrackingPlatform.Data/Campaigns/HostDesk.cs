using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>What people do to a tenant's own hosts. Works under the tenant's own policies.</summary>
public sealed class HostDesk(TenantScope tenants)
{
    private const string ListSql = "select id, host, token, is_default, created_at, verified_at, checked_at, problem from tracking_hosts where tenant_id = $1 order by host";

    // The first one is the default without being asked.
    private const string AddSql = """
        insert into tracking_hosts (tenant_id, id, host, token, created_at, is_default)
        values ($1, $2, $3, $4, $5, not exists (select from tracking_hosts where tenant_id = $1 and is_default))
        """;

    private const string RemoveSql = "delete from tracking_hosts where tenant_id = $1 and id = $2";

    private const string YieldDefaultSql = """
        update tracking_hosts set is_default = false
        where tenant_id = $1 and is_default and id <> $2 and exists (select from tracking_hosts where tenant_id = $1 and id = $2)
        """;

    private const string SetDefaultSql = "update tracking_hosts set is_default = $3 where tenant_id = $1 and id = $2";

    private const string AskSql = "update tracking_hosts set checked_at = null, problem = null where tenant_id = $1 and id = $2";

    private const string DefaultSql = "select host from tracking_hosts where tenant_id = $1 and is_default and verified_at is not null";

    /// <summary>A tenant's hosts by name.</summary>
    public Task<IReadOnlyList<TrackingHost>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync<IReadOnlyList<TrackingHost>>(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                batch.Add(ListSql).Uuid(tenant.Value);
                await using var rows = await batch.ExecuteReaderAsync(token);
                var hosts = new List<TrackingHost>();
                while (await rows.ReadAsync(token))
                {
                    hosts.Add(new TrackingHost(
                        new TrackingHostId(rows.GetGuid(0)), rows.GetString(1), rows.GetString(2), rows.GetBoolean(3), rows.Time(4), TimeOrNull(rows, 5), TimeOrNull(rows, 6), rows.TextOrNull(7)));
                }

                return hosts;
            },
            cancellationToken);

    /// <summary>Adds a host that is still to be proven.</summary>
    public async Task<HostAddition> AddAsync(TenantId tenant, TrackingHostId id, string host, string proof, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await OnceMoreAsync(() => DoAsync(tenant, batch => batch.Add(AddSql).Uuid(tenant.Value).Uuid(id.Value).Text(host).Text(proof).Time(now), cancellationToken));
            return HostAddition.Added;
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "tracking_host_names" })
        {
            return HostAddition.Taken;
        }
        catch (PostgresException present) when (present is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "tracking_hosts_name" })
        {
            return HostAddition.Present;
        }
    }

    /// <summary>Removes a host; false when there is none.</summary>
    public Task<bool> RemoveAsync(TenantId tenant, TrackingHostId id, CancellationToken cancellationToken) =>
        DoAsync(tenant, batch => batch.Add(RemoveSql).Uuid(tenant.Value).Uuid(id.Value), cancellationToken);

    /// <summary>Makes a host the default in the place of another, or ends its being so; false when there is none.</summary>
    public Task<bool> SetDefaultAsync(TenantId tenant, TrackingHostId id, bool isDefault, CancellationToken cancellationToken) =>
        OnceMoreAsync(() => tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                if (isDefault)
                {
                    batch.Add(YieldDefaultSql).Uuid(tenant.Value).Uuid(id.Value);
                }

                var set = batch.Add(SetDefaultSql).Uuid(tenant.Value).Uuid(id.Value).Flag(isDefault);
                await batch.ExecuteNonQueryAsync(token);
                return set.RecordsAffected == 1;
            },
            cancellationToken));

    /// <summary>Asks the workers for a look at once; false when there is no such host.</summary>
    public Task<bool> AskCheckAsync(TenantId tenant, TrackingHostId id, CancellationToken cancellationToken) =>
        DoAsync(tenant, batch => batch.Add(AskSql).Uuid(tenant.Value).Uuid(id.Value), cancellationToken);

    /// <summary>The host that links are shown with; null when there is none, or it is not verified.</summary>
    public static async Task<string?> FindDefaultAsync(TenantDbContext context, TenantId tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await using var batch = context.CreateBatch();
        batch.Add(DefaultSql).Uuid(tenant.Value);
        return await batch.ExecuteScalarAsync(cancellationToken) as string;
    }

    // Two who make a default at once do not see each other's; the index lets one of them through, and the other sees it then.
    private static async Task<bool> OnceMoreAsync(Func<Task<bool>> write)
    {
        try
        {
            return await write();
        }
        catch (PostgresException meanwhile) when (meanwhile is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "tracking_hosts_default" })
        {
            return await write();
        }
    }

    private Task<bool> DoAsync(TenantId tenant, Action<NpgsqlBatch> add, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                add(batch);
                return await batch.ExecuteNonQueryAsync(token) == 1;
            },
            cancellationToken);

    private static DateTimeOffset? TimeOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);
}
