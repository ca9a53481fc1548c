using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>The hosts of all tenants as they are looked at. Two nodes never look at one at once.</summary>
public sealed class HostBook(DataSources sources)
{
    // Taken by saying that it was looked at, so that a node that dies leaves nothing locked; the next look is due before long.
    private const string TakeSql = """
        update tracking_hosts t set checked_at = $1
        from (
            select tenant_id, id from tracking_hosts
            where checked_at is null
               or verified_at is null and created_at > $2 and checked_at <= $3
               or verified_at is not null and checked_at <= $4
            order by checked_at nulls first
            limit $5
            for update skip locked) due
        where t.tenant_id = due.tenant_id and t.id = due.id
        returning t.tenant_id, t.id, t.host, t.token,
            exists (select from tracking_host_names n where n.host = t.host and n.tenant_id <> t.tenant_id),
            exists (select from tracking_hosts other where other.host = t.host and other.tenant_id <> t.tenant_id)
        """;

    private const string RecordSql = "update tracking_hosts set checked_at = $3, problem = $4 where tenant_id = $1 and id = $2 returning verified_at is not null";

    private const string VerifySql = "update tracking_hosts set verified_at = $3 where tenant_id = $1 and id = $2";

    /// <summary>Takes hosts that are due for a look.</summary>
    public async Task<IReadOnlyList<HostToCheck>> TakeDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(TakeSql).Time(now).Time(now - HostProof.Patience).Time(now - HostProof.Eagerness).Time(now - HostProof.Routine).Int(most);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<HostToCheck>();
        while (await rows.ReadAsync(cancellationToken))
        {
            due.Add(new HostToCheck(rows.GetGuid(0), new TrackingHostId(rows.GetGuid(1)), rows.GetString(2), rows.GetString(3), Claim(rows.GetBoolean(4), rows.GetBoolean(5))));
        }

        return due;
    }

    /// <summary>Writes down what a look has shown: null when the host leads here. A host that was verified once stays so.</summary>
    public async Task RecordAsync(HostToCheck host, string? problem, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var record = connection.CreateBatch();
        record.Add(RecordSql).Uuid(host.Tenant).Uuid(host.Id.Value).Time(now).Text(problem);
        if (await record.ExecuteScalarAsync(cancellationToken) is false && problem is null)
        {
            // Apart from the rest, since the edges load everything anew when this column is touched.
            await using var verify = connection.CreateBatch();
            verify.Add(VerifySql).Uuid(host.Tenant).Uuid(host.Id.Value).Time(now);
            try
            {
                await verify.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException faster) when (faster is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "tracking_host_names" })
            {
                await RecordAsync(host, HostProof.Taken, now, cancellationToken);
            }
        }
    }

    private static HostClaim Claim(bool isTaken, bool isContested) => isTaken ? HostClaim.Taken : isContested ? HostClaim.Contested : HostClaim.Alone;
}
