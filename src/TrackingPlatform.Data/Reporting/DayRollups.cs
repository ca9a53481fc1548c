using Npgsql;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// Adds up the quarters of an hour to whole days of each tenant's zone, once a day is over. Reports read a day from here while it is closed, and quarters otherwise, so that
/// nothing depends on when this runs.
/// </summary>
/// <remarks>
/// A day is closed in two steps. First it is marked as closing, for all to see. Once every transaction that may have missed that mark has ended, the day is added up under the
/// lock of its mark. Whoever changes a quarter in the meantime has found the mark and opened the day again.
/// </remarks>
public sealed class DayRollups(DataSources sources)
{
    private const string Keys = "publisher_id, campaign_id, offer_id, advertiser_id, link_id";
    private const int MostAtOnce = 1_000;

    /// <summary>So long after its end a day is taken to be over: journals that are drained late would open it again.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private static readonly Summed[] Kinds =
    [
        new("clicks", "click_days", "click_rollups", $"{Keys}, currency", ["clicks", "unique_clicks", "refused", "prefetched", "cost"], "clicks + prefetched"),
        new("conversions", "conversion_days", "conversion_rollups", $"{Keys}, event_id, currency",
            ["conversions", "pending", "held", "rejected", "reversed", "amount", "payout", "revenue", "payout_pending"], "conversions + pending + held + rejected + reversed"),
    ];

    // A tenant that moved to another zone has other days.
    private const string ForgetSql = "delete from rollup_days d using tenants t where t.id = d.tenant_id and t.time_zone <> d.zone";

    // Before the first marked day as well, since a repair may add to what is long past.
    private const string MarkSql =
        """
        insert into rollup_days (tenant_id, kind, day, zone, starts, ends)
        select t.id, k.kind, d.day, t.time_zone, d.day::timestamp at time zone t.time_zone, (d.day + 1)::timestamp at time zone t.time_zone
        from tenants t
        cross join lateral (
            select 'clicks' as kind, (select min(bucket) from click_rollups where tenant_id = t.id) as since
            union all select 'conversions', (select min(bucket) from conversion_rollups where tenant_id = t.id)) k
        cross join lateral (select (k.since at time zone t.time_zone)::date as first, (($1 - $2) at time zone t.time_zone)::date - 1 as last) span
        left join lateral (select min(day) as first, max(day) as last from rollup_days where tenant_id = t.id and kind = k.kind) marked on true
        cross join lateral (
            select generate_series(span.first, least(span.last, marked.first - 1), interval '1 day')::date as day
            union select generate_series(greatest(span.first, coalesce(marked.last + 1, span.first)), span.last, interval '1 day')::date) d
        where k.since is not null
        on conflict do nothing
        """;

    private const string BeginSql =
        """
        update rollup_days d set state = 'closing', unseen_before = null
        from (select tenant_id, kind, day from rollup_days where state = 'open' and ends <= $1 - $2 limit $3 for update skip locked) ready
        where d.tenant_id = ready.tenant_id and d.kind = ready.kind and d.day = ready.day
        """;

    // A transaction of its own, whose number is taken once the mark is there for all to see: whoever began after the marking and before its commit has missed it too.
    private const string WaitSql = "update rollup_days set unseen_before = pg_current_xact_id() where state = 'closing' and unseen_before is null";

    private const string AllSeen = "state = 'closing' and unseen_before <= pg_snapshot_xmin(pg_current_snapshot())";

    private const string ReadySql = $"select tenant_id, kind, day from rollup_days where {AllSeen} order by tenant_id, kind, day limit $1";

    private const string CloseSql = $"update rollup_days set state = 'closed', unseen_before = null where tenant_id = $1 and kind = $2 and day = $3 and {AllSeen}";

    /// <summary>Closes what is over.</summary>
    /// <returns>How many days were closed.</returns>
    public async Task<int> CloseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(ForgetSql, cancellationToken);
        await connection.ExecuteAsync(MarkSql, cancellationToken, now.ToUniversalTime(), Grace);
        await connection.ExecuteAsync(BeginSql, cancellationToken, now.ToUniversalTime(), Grace, MostAtOnce);
        await connection.ExecuteAsync(WaitSql, cancellationToken);
        var closed = 0;
        foreach (var (tenant, kind, day) in await ReadyAsync(connection, cancellationToken))
        {
            closed += await CloseAsync(connection, tenant, Kinds.Single(each => each.Kind == kind), day, cancellationToken) ? 1 : 0;
        }

        return closed;
    }

    /// <summary>Closed days that differ from their quarters, in whatever is counted.</summary>
    /// <param name="since">The first day looked at.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<RollupDifference>> FindDifferencesAsync(DateOnly since, CancellationToken cancellationToken)
    {
        var found = new List<RollupDifference>();
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        foreach (var kind in Kinds)
        {
            await using var command = connection.Command(
                $"""
                select m.day, count(*), sum(quarters.count)::bigint, sum(days.count)::bigint from rollup_days m
                cross join lateral (select coalesce(sum({kind.Count}), 0) as count from {kind.Rollup} r where r.tenant_id = m.tenant_id and r.bucket >= m.starts and r.bucket < m.ends) quarters
                cross join lateral (select coalesce(sum({kind.Count}), 0) as count from {kind.Table} d where d.tenant_id = m.tenant_id and d.day = m.day) days
                where m.kind = '{kind.Kind}' and m.state = 'closed' and m.day >= $1 and quarters.count <> days.count group by m.day order by m.day
                """,
                since);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                found.Add(new RollupDifference(rows.GetFieldValue<DateOnly>(0), kind.Kind, rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3)));
            }
        }

        return found;
    }

    private static async Task<List<(Guid Tenant, string Kind, DateOnly Day)>> ReadyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ready = new List<(Guid, string, DateOnly)>();
        await using var command = connection.Command(ReadySql, MostAtOnce);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            ready.Add((rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<DateOnly>(2)));
        }

        return ready;
    }

    // Statement by statement on purpose: what is added up must be read after the mark is locked.
    private static async Task<bool> CloseAsync(NpgsqlConnection connection, Guid tenant, Summed kind, DateOnly day, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(CloseSql, cancellationToken, tenant, kind.Kind, day) == 0)
        {
            return false;
        }

        await connection.ExecuteAsync($"delete from {kind.Table} where tenant_id = $1 and day = $2", cancellationToken, tenant, day);
        await connection.ExecuteAsync(kind.AddUpSql, cancellationToken, tenant, day, kind.Kind);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What is added up: quarters of a roll-up to days of a table with the same keys.</summary>
    private sealed record Summed(string Kind, string Table, string Rollup, string Keys, string[] Figures, string Count)
    {
        // $1 the tenant, $2 the day, $3 the kind.
        public string AddUpSql =>
            $"""
            insert into {Table} (tenant_id, day, {Keys}, {string.Join(", ", Figures)})
            select $1, $2, {Keys}, {string.Join(", ", Figures.Select(figure => $"sum({figure})"))}
            from rollup_days m join {Rollup} r on r.tenant_id = m.tenant_id and r.bucket >= m.starts and r.bucket < m.ends
            where m.tenant_id = $1 and m.kind = $3 and m.day = $2
            group by {Keys}
            """;
    }
}
