using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>The counters of caps, within the transaction of whoever moves them.</summary>
internal static class CapCounters
{
    private const string Row = "row($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, null, null, null, null)::cap_counters";

    // See the schema for how a counter begins.
    private const string LockSql = $"select lock_cap_counter({Row}, $13)";

    private const string CountSql = $"select cap_used({Row}, $13)";

    private const string MoveSql =
        """
        update cap_counters set used = used + $5,
            full_at = case when $6 then coalesce(full_at, $8) end,
            warned_at = case when $7 then coalesce(warned_at, $8) else warned_at end
        where tenant_id = $1 and cap = $2 and publisher_id = $3 and period_start = $4 and ($9 is null or used + $5 <= $9)
        """;

    /// <summary>Locks the counters that a conversion falls under and decides what becomes of it. Nothing is moved yet.</summary>
    /// <param name="connection">In the ledger's transaction.</param>
    /// <param name="caps">The caps in force.</param>
    /// <param name="id">The conversion, which is stored already.</param>
    /// <param name="booked">As it was booked; null when it is being booked now.</param>
    /// <param name="occurredAt">When it happened: it counts in that period, however late it arrives.</param>
    /// <param name="wanted">Status, money and reason that it shall have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<CapDecision> DecideAsync(
        NpgsqlConnection connection,
        CapsInForce caps,
        ConversionId id,
        ConversionState? booked,
        DateTimeOffset occurredAt,
        (ConversionStatus Status, ConversionMoney Money, string? Reason) wanted,
        CancellationToken cancellationToken)
    {
        var counters = caps.Caps.Select(cap => cap.Counter(caps.Publisher, occurredAt)).Order(Comparer<CapCounter>.Create(CapCounter.Compare)).ToList();
        var levels = await LockAsync(connection, counters, booked is null ? id : null, cancellationToken);
        return CapPolicy.Decide(levels, booked, wanted.Status, wanted.Money, wanted.Reason);
    }

    /// <summary>Locks counters in the order given, which must be that of <see cref="CapCounter.Compare"/>.</summary>
    public static Task<IReadOnlyList<CapLevel>> LockAsync(
        NpgsqlConnection connection, IReadOnlyList<CapCounter> counters, ConversionId? own, CancellationToken cancellationToken) =>
        LevelsAsync(connection, LockSql, counters, own, cancellationToken);

    /// <summary>Counts what counters must say from what is stored, whether they are there or not; nothing is locked.</summary>
    public static Task<IReadOnlyList<CapLevel>> CountAsync(NpgsqlConnection connection, IReadOnlyList<CapCounter> counters, CancellationToken cancellationToken) =>
        LevelsAsync(connection, CountSql, counters, null, cancellationToken);

    /// <summary>Adds the updates that make the moves. A hard cap's is conditional once more: never one over, whatever was thought before.</summary>
    /// <returns>Whether each of them hit, to be asked after the batch has run.</returns>
    public static Action AddMoves(NpgsqlBatch batch, IReadOnlyList<CapMove> moves, DateTimeOffset now)
    {
        var updates = new List<NpgsqlBatchCommand>(moves.Count);
        foreach (var move in moves)
        {
            var counter = move.Level.Counter;
            updates.Add(batch.Add(MoveSql)
                .Uuid(counter.Cap.Tenant.Value).Text(counter.Cap.Key).Uuid(counter.Publisher?.Value ?? Guid.Empty).Time(counter.Span.Start)
                .Number(move.Change).Flag(move.IsFull).Flag(move.Warns).Time(now).Number(move.Most));
        }

        return () =>
        {
            if (updates.Exists(update => update.RecordsAffected != 1))
            {
                throw new InvalidOperationException("A cap's counter moved although it was locked.");
            }
        };
    }

    private static async Task<IReadOnlyList<CapLevel>> LevelsAsync(
        NpgsqlConnection connection, string sql, IReadOnlyList<CapCounter> counters, ConversionId? own, CancellationToken cancellationToken)
    {
        if (counters.Count == 0)
        {
            return [];
        }

        await using var batch = connection.CreateBatch();
        foreach (var counter in counters)
        {
            Add(batch, sql, counter, own);
        }

        var levels = new List<CapLevel>(counters.Count);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var counter in counters)
        {
            await rows.ReadAsync(cancellationToken);
            levels.Add(new CapLevel(counter, rows.GetDecimal(0)));
            await rows.NextResultAsync(cancellationToken);
        }

        return levels;
    }

    private static void Add(NpgsqlBatch batch, string sql, CapCounter counter, ConversionId? own)
    {
        var (bound, cap) = (counter.Cap, counter.Cap.Cap);
        batch.Add(sql)
            .Uuid(bound.Tenant.Value).Text(bound.Key).Uuid(counter.Publisher?.Value ?? Guid.Empty).Time(counter.Span.Start).Time(counter.Span.End)
            .Text(WireName<CapScope>.Of(bound.Scope)).Uuid(bound.ScopeId).Text(cap.Group ?? string.Empty).Text(WireName<CapMeasure>.Of(cap.What))
            .Text(bound.Currency).Text(WireName<CapPeriod>.Of(cap.Period)).Text(cap.TimeZone ?? string.Empty).Uuid(own?.Value);
    }
}
