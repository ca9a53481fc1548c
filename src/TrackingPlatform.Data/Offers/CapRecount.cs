using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>Proves the counters of caps: counts what is stored and compares.</summary>
/// <remarks>
/// A counter and the conversions it counts change in one transaction, so in every snapshot of the database they must agree: reading needs no lock.
/// Clicks are compared for the eye only, since those on their way to the database are spent and not yet stored.
/// </remarks>
public sealed class CapRecount(DataSources sources, TenantScope tenants, TimeProvider clock)
{
    /// <summary>How long counters are kept after their period.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const string ProofSql =
        """
        select k.tenant_id, k.cap, k.publisher_id, k.period_start, k.what, k.used, cap_used(k, null) from cap_counters k
        where k.period_start <= $1 and k.period_end > $1 and ($2::uuid is null or k.tenant_id = $2)
        order by k.tenant_id, k.cap, k.publisher_id, k.period_start
        """;

    private const string NoteSql = "update cap_counters set counted = $5, counted_at = $6 where tenant_id = $1 and cap = $2 and publisher_id = $3 and period_start = $4";

    // Under the row's lock, which whoever books takes too: nothing is under way that would be counted twice or not at all.
    private const string LockSql = "select 1 from cap_counters where tenant_id = $1 and cap = $2 and publisher_id = $3 and period_start = $4 for update";

    private const string RightSql = "update cap_counters k set used = cap_used(k, null), full_at = null where k.tenant_id = $1 and k.cap = $2 and k.publisher_id = $3 and k.period_start = $4";

    /// <summary>Recounts the present periods of one tenant.</summary>
    public Task<CapProof> ProveAsync(TenantId tenant, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant, (context, token) => ProveAsync((NpgsqlConnection)context.Database.GetDbConnection(), tenant, token), cancellationToken);

    /// <summary>Recounts the present periods of all tenants and lets go of counters that nobody asks for any more.</summary>
    public async Task<CapProof> ProveAllAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using (var batch = connection.CreateBatch())
        {
            batch.Add("delete from cap_counters where period_end < $1").Time(clock.GetUtcNow() - Kept);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        return await ProveAsync(connection, null, cancellationToken);
    }

    private async Task<CapProof> ProveAsync(NpgsqlConnection connection, TenantId? tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await CountAsync(connection, tenant, now, cancellationToken);
        var differences = new List<CapDifference>();
        foreach (var (publisher, what, proof) in found)
        {
            await using var batch = connection.CreateBatch();
            if (proof.Used != proof.Counted && what != "clicks")
            {
                differences.Add(proof);
                AddKey(batch, LockSql, proof, publisher);
                AddKey(batch, RightSql, proof, publisher);
            }

            AddKey(batch, NoteSql, proof, publisher).Number(proof.Counted).Time(now);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        return new CapProof(found.Count, differences);
    }

    private static async Task<List<(Guid Publisher, string What, CapDifference Proof)>> CountAsync(
        NpgsqlConnection connection, TenantId? tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 600;
        batch.Add(ProofSql).Time(now).Uuid(tenant?.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var found = new List<(Guid, string, CapDifference)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add((rows.GetGuid(2), rows.GetString(4), new CapDifference(new TenantId(rows.GetGuid(0)), rows.GetString(1), rows.Time(3), rows.GetDecimal(5), rows.GetDecimal(6))));
        }

        return found;
    }

    private static NpgsqlBatchCommand AddKey(NpgsqlBatch batch, string sql, CapDifference proof, Guid publisher) =>
        batch.Add(sql).Uuid(proof.Tenant.Value).Text(proof.Cap).Uuid(publisher).Time(proof.PeriodStart);
}
