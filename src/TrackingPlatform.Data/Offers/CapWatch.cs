using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>
/// Looks after caps that nothing moves by itself: one set below what is used is full at once, and clicks that are accepted anyway are counted here.
/// What comes to its warning is noted, once a period.
/// </summary>
public sealed class CapWatch(DataSources sources, TimeProvider clock)
{
    /// <summary>Brings all caps up to date. Answers those that came to their warning by it.</summary>
    public async Task<IReadOnlyList<CapLevel>> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        var zones = await ZonesAsync(connection, cancellationToken);
        var now = clock.GetUtcNow();
        var counters = (await CapSources.ReadAsync(connection, null, tenant => zones[tenant], cancellationToken))
            .Where(source => !source.Cap.Cap.IsPerPublisher)
            .Select(source => source.Cap.Counter(source.Cap.Cap.Publisher ?? default, now))
            .Order(Comparer<CapCounter>.Create(CapCounter.Compare));
        var warned = new List<CapLevel>();
        foreach (var counter in counters)
        {
            if (await LookAsync(connection, counter, now, cancellationToken) is { } level)
            {
                warned.Add(level);
            }
        }

        return warned;
    }

    // One transaction each: a counter is never locked for longer than this takes.
    private static async Task<CapLevel?> LookAsync(NpgsqlConnection connection, CapCounter counter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var level = (await CapCounters.LockAsync(connection, [counter], null, cancellationToken))[0];
        var cap = counter.Cap.Cap;
        var used = cap is { What: CapMeasure.Clicks, IsSoft: true } ? (await CapCounters.CountAsync(connection, [counter], cancellationToken))[0].Used : level.Used;
        await using var batch = connection.CreateBatch();
        batch.Add(
            """
            update cap_counters k set used = $5, full_at = case when $6 then coalesce(full_at, $8) else full_at end, warned_at = case when $7 then coalesce(k.warned_at, $8) else k.warned_at end
            from (select warned_at from cap_counters where tenant_id = $1 and cap = $2 and publisher_id = $3 and period_start = $4) before
            where k.tenant_id = $1 and k.cap = $2 and k.publisher_id = $3 and k.period_start = $4
            returning before.warned_at is null and k.warned_at is not null
            """)
            .Uuid(counter.Cap.Tenant.Value).Text(counter.Cap.Key).Uuid(counter.Publisher?.Value ?? Guid.Empty).Time(counter.Span.Start)
            .Number(used).Flag(used >= cap.Limit).Flag(cap.WarnFrom is { } share && used >= share).Time(now);
        var isNews = await batch.ExecuteScalarAsync(cancellationToken) is true;
        await transaction.CommitAsync(cancellationToken);
        return isNews ? level with { Used = used } : null;
    }

    private static async Task<Dictionary<TenantId, TimeZoneInfo>> ZonesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add("select id, time_zone from tenants");
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var zones = new Dictionary<TenantId, TimeZoneInfo>();
        while (await rows.ReadAsync(cancellationToken))
        {
            zones[new TenantId(rows.GetGuid(0))] = TimeZoneInfo.FindSystemTimeZoneById(rows.GetString(1));
        }

        return zones;
    }
}
