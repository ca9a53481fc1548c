using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>The room of click caps, handed out to nodes under the platform login: a node serves all tenants.</summary>
public sealed class CapLeases(DataSources sources, TimeProvider clock) : ICapLeases
{
    // Counters locked in one transaction at the most, so that nobody waits long for one of them.
    private const int BatchSize = 200;

    private const string LeaseSql =
        """
        insert into cap_leases as lease (tenant_id, cap, publisher_id, period_start, node_id, taken, spent, renewed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant_id, cap, publisher_id, period_start, node_id) do update set taken = lease.taken + $6, spent = greatest(lease.spent, $7), renewed_at = $8
        """;

    private const string FullSql =
        """
        select tenant_id, cap, publisher_id, period_end, used from cap_counters
        where full_at is not null and period_end > $1 and period_start <= $1 and what <> 'clicks'
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CapGrant>> ExchangeAsync(Guid node, IReadOnlyList<CapExchange> exchanges, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        var grants = new CapGrant[exchanges.Count];
        var inOrder = Enumerable.Range(0, exchanges.Count).ToList();
        inOrder.Sort((left, right) => CapCounter.Compare(exchanges[left].Counter, exchanges[right].Counter));
        foreach (var some in inOrder.Chunk(BatchSize))
        {
            var granted = await ExchangeSomeAsync(node, [.. some.Select(index => exchanges[index])], cancellationToken);
            for (var index = 0; index < some.Length; index++)
            {
                grants[some[index]] = granted[index];
            }
        }

        return grants;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FullCap>> FullAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(FullSql).Time(clock.GetUtcNow());
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var full = new List<FullCap>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var publisher = rows.GetGuid(2);
            full.Add(new FullCap(
                new TenantId(rows.GetGuid(0)), rows.GetString(1), publisher == Guid.Empty ? null : new PublisherId(publisher), rows.Time(3), rows.GetDecimal(4)));
        }

        return full;
    }

    private async Task<IReadOnlyList<CapGrant>> ExchangeSomeAsync(Guid node, CapExchange[] exchanges, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var levels = await CapCounters.LockAsync(connection, [.. exchanges.Select(each => each.Counter)], null, cancellationToken);
        var now = clock.GetUtcNow();
        var grants = new List<CapGrant>(exchanges.Length);
        await using var batch = connection.CreateBatch();
        var moves = new List<CapMove>(exchanges.Length);
        for (var index = 0; index < exchanges.Length; index++)
        {
            var (exchange, level) = (exchanges[index], levels[index]);
            var cap = level.Counter.Cap.Cap;
            var left = cap.Limit - level.Used + exchange.GivenBack;
            var tokens = CapGrant.SizeOf(left, exchange.Wanted);
            grants.Add(new CapGrant(tokens, Math.Max(0m, left - tokens)));
            var change = tokens - exchange.GivenBack;
            var used = level.Used + change;
            moves.Add(new CapMove(level, change, Refused: false, IsFull: used >= cap.Limit, Warns: cap.WarnFrom is { } share && used >= share));
            batch.Add(LeaseSql)
                .Uuid(level.Counter.Cap.Tenant.Value).Text(level.Counter.Cap.Key).Uuid(level.Counter.Publisher?.Value ?? Guid.Empty).Time(level.Counter.Span.Start)
                .Uuid(node).Long(change).Long(exchange.Spent).Time(now);
        }

        var check = CapCounters.AddMoves(batch, moves, now);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        check();
        await transaction.CommitAsync(cancellationToken);
        return grants;
    }
}
