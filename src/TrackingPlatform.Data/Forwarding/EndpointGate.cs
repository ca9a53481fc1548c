using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// The limits that people have set, while a claim is made: their rows are locked, so that all nodes together keep to them. All times are the database's.
/// </summary>
internal sealed class EndpointGate
{
    private const string LockSql = """
        select from endpoint_limits l join unnest($1::uuid[], $2::text[]) as w (tenant_id, endpoint) using (tenant_id, endpoint) order by l.tenant_id, l.endpoint for update of l
        """;

    // A statement of its own after the locks, for only then does it see what other nodes have claimed before.
    private const string ReadSql = """
        select l.tenant_id, l.endpoint, l.per_second, l.in_flight, l.saved, extract(epoch from clock_timestamp() - l.counted_at)::float8,
            (select count(*) from deliveries d where d.state = 'leased' and d.tenant_id = l.tenant_id and d.endpoint = l.endpoint)
        from endpoint_limits l join unnest($1::uuid[], $2::text[]) as w (tenant_id, endpoint) using (tenant_id, endpoint)
        """;

    private const string WriteSql = """
        update endpoint_limits l set saved = w.saved, counted_at = clock_timestamp()
        from unnest($1::uuid[], $2::text[], $3::numeric[]) as w (tenant_id, endpoint, saved) where l.tenant_id = w.tenant_id and l.endpoint = w.endpoint
        """;

    private readonly Dictionary<EndpointKey, Standing> _standings = [];

    private EndpointGate()
    {
    }

    /// <summary>Locks the limits of the endpoints named until the transaction ends.</summary>
    public static async Task<EndpointGate> CloseAsync(NpgsqlConnection connection, IEnumerable<EndpointQuota> quotas, CancellationToken cancellationToken)
    {
        var endpoints = quotas.Where(quota => quota.IsLimited).Select(quota => quota.Endpoint).ToList();
        await using var batch = connection.CreateBatch();
        Name(batch.Add(LockSql), endpoints);
        Name(batch.Add(ReadSql), endpoints);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var gate = new EndpointGate();
        while (await rows.ReadAsync(cancellationToken))
        {
            gate._standings.Add(
                new EndpointKey(new TenantId(rows.GetGuid(0)), rows.GetString(1)),
                new Standing(new EndpointLimit(rows.NumberOrNull(2), rows.IsDBNull(3) ? null : rows.GetInt32(3)), rows.GetDecimal(4), TimeSpan.FromSeconds(rows.GetDouble(5)), (int)rows.GetInt64(6)));
        }

        return gate;
    }

    /// <summary>What may be claimed; endpoints that may have nothing now are left out.</summary>
    public IReadOnlyList<EndpointQuota> Grant(IEnumerable<EndpointQuota> quotas) =>
        [.. quotas.Select(quota => _standings.TryGetValue(quota.Endpoint, out var standing) ? quota.AtMost(standing.Grant(quota.Take).Granted) : quota).Where(quota => quota.Take > 0)];

    /// <summary>Counts what was claimed, before the transaction ends.</summary>
    public async Task OpenAsync(NpgsqlConnection connection, IEnumerable<ClaimedDelivery> claimed)
    {
        var counts = claimed.CountBy(delivery => delivery.Endpoint).ToDictionary();
        var left = _standings.Select(each => (each.Key, Saved: each.Value.Grant(0).Saved - counts.GetValueOrDefault(each.Key))).ToList();
        await using var batch = connection.CreateBatch();
        Name(batch.Add(WriteSql), [.. left.Select(each => each.Key)]).Numbers([.. left.Select(each => each.Saved)]);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static NpgsqlBatchCommand Name(NpgsqlBatchCommand command, IReadOnlyList<EndpointKey> endpoints) =>
        command.Uuids([.. endpoints.Select(each => each.Tenant.Value)]).Texts([.. endpoints.Select(each => each.Endpoint)]);

    private readonly record struct Standing(EndpointLimit Limit, decimal Saved, TimeSpan Since, int UnderWay)
    {
        public (int Granted, decimal Saved) Grant(int asked) => Limit.Grant(asked, Saved, Since, UnderWay);
    }
}
