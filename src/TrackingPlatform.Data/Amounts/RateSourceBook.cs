using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Amounts;

/// <summary>Where tenants' rates are fetched: one address a tenant.</summary>
public sealed class RateSourceBook(TenantScope tenants, DataSources sources)
{
    private const string SetSql = """
        insert into rate_sources (tenant_id, url, set_by, next_at) values ($1, $2, $3, now())
        on conflict (tenant_id) do update set url = excluded.url, set_by = excluded.set_by, next_at = now(), problem = null, failing_since = null
        """;

    // The next time is set before the visit: whoever dies meanwhile is followed by somebody a little later.
    private const string DueSql = """
        update rate_sources set next_at = now() + interval '10 minutes' where tenant_id in (
            select tenant_id from rate_sources where next_at <= now() order by next_at limit $1 for update skip locked)
        returning tenant_id, url
        """;

    private const string RecordSql = """
        update rate_sources set tried_at = $3, next_at = $4, problem = $5, failing_since = case when $5::text is null then null else coalesce(failing_since, $3) end,
            fetched_at = case when $5::text is null then $3 else fetched_at end, rates = case when $5::text is null then $6 else rates end
        where tenant_id = $1 and url = $2 returning failing_since
        """;

    /// <summary>A tenant's address; null when it has none.</summary>
    public Task<RateSource?> FindAsync(TenantId tenant, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var conditions = new SqlFilter().And("tenant_id = @", tenant.Value);
            return (await context.ReadAsync($"select * from rate_sources where {conditions.Where}", conditions, Read, token)).SingleOrDefault();
        },
        cancellationToken);

    /// <summary>Sets the address, which is fetched at once.</summary>
    public Task SetAsync(TenantId tenant, string url, string setBy, CancellationToken cancellationToken) =>
        RunAsync(tenant, batch => batch.Add(SetSql).Uuid(tenant.Value).Text(url).Text(setBy), cancellationToken);

    /// <summary>Has it fetched now rather than when its time comes; false when there is none.</summary>
    public async Task<bool> HurryAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await RunAsync(tenant, batch => batch.Add("update rate_sources set next_at = now() where tenant_id = $1").Uuid(tenant.Value), cancellationToken) > 0;

    /// <summary>Fetches no more; false when there was none. The rates stay.</summary>
    public async Task<bool> RemoveAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await RunAsync(tenant, batch => batch.Add("delete from rate_sources where tenant_id = $1").Uuid(tenant.Value), cancellationToken) > 0;

    /// <summary>What is due, of all tenants; each is answered to one caller only.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, string Url)>> TakeDueAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(DueSql).Int(most);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<(TenantId, string)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            due.Add((new TenantId(rows.GetGuid(0)), rows.GetString(1)));
        }

        return due;
    }

    /// <summary>Writes down how a try went.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="url">The address that was tried; nothing is written when it is another by now.</param>
    /// <param name="now">When.</param>
    /// <param name="nextAt">When the next is due.</param>
    /// <param name="problem">Why it gave nothing; null when it gave rates.</param>
    /// <param name="rates">How many it gave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Since when every try failed; null when this one did not.</returns>
    public async Task<DateTimeOffset?> RecordAsync(TenantId tenant, string url, DateTimeOffset now, DateTimeOffset nextAt, string? problem, int rates, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(RecordSql).Uuid(tenant.Value).Text(url).Time(now).Time(nextAt).Text(problem).Int(rates);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? rows.TimeOrNull(0) : null;
    }

    private static RateSource Read(NpgsqlDataReader row) => new(row.Text("url"), row.Text("set_by"), row.Time("next_at"))
    {
        TriedAt = row.TimeOrNull("tried_at"),
        FetchedAt = row.TimeOrNull("fetched_at"),
        Rates = row.Int("rates"),
        Problem = row.TextOrNull("problem"),
        FailingSince = row.TimeOrNull("failing_since"),
    };

    private Task<int> RunAsync(TenantId tenant, Action<NpgsqlBatch> add, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            add(batch);
            return await batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);
}
