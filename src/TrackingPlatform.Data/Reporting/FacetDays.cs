using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// Adds up the single rows of closed days so that visitors are told apart. Reports about visitors read a day from here while its mark says so, and single rows otherwise, so that
/// nothing depends on when this runs.
/// </summary>
/// <remarks>
/// That a day is closed says that nobody is left who may have missed its mark (<see cref="DayRollups"/>). Its rows are read without a lock, which late clicks would have to wait
/// for; whoever touches the day meanwhile changes its mark, and then the sums are thrown away.
/// </remarks>
public sealed class FacetDays(DataSources sources, TimeProvider clock)
{
    private const int MostAtOnce = 1_000;
    private const string Untouched = "untouched";

    /// <summary>After this long no other day is begun, so that the next run finds this one done.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(3);

    private static readonly FacetKind[] Kinds = [FacetKind.Clicks, FacetKind.Conversions];

    private static readonly string[] Facets = [.. Enum.GetValues<VisitorFacet>().Select(WireName<VisitorFacet>.Of)];
    private static readonly string[] Subjects = [.. Enum.GetValues<FacetSubject>().Select(WireName<FacetSubject>.Of)];

    private const string ReadySql =
        """
        select tenant_id, kind, day from rollup_days where state = 'closed' and not faceted and (kind <> 'clicks' or facets_read_at is null or facets_read_at <= $1)
        order by day desc, tenant_id, kind limit $2
        """;

    // Only one node gets the mark as it was found.
    private const string ClaimSql =
        """
        update rollup_days set facets_read_at = $4
        where tenant_id = $1 and kind = $2 and day = $3 and state = 'closed' and not faceted and (kind <> 'clicks' or facets_read_at is null or facets_read_at <= $5)
        returning xmin::text, starts, ends
        """;

    private const string MarkSql = "update rollup_days set faceted = true where tenant_id = $1 and kind = $2 and day = $3 and state = 'closed' and xmin::text = $4";

    // As reports are read, and for the same reasons.
    private const string SettingsSql = "select set_config('jit', 'off', true), set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true)";

    // Quarters of an hour outlive their clicks.
    private const string RowsAreGoneSql =
        """
        select (select coalesce(sum(clicks + prefetched), 0) from click_facet_days where tenant_id = $1 and day = $2 and facet = 'place' and subject = 'all')
            < (select coalesce(sum(clicks + prefetched), 0) from click_days where tenant_id = $1 and day = $2)
        """;

    /// <summary>Clicks of a day that is touched again and again are read no more often than this. Conversions are few.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromHours(1);

    /// <summary>Adds up the days that are closed and have no such sums, the latest first, for as long as one run may take.</summary>
    /// <returns>How many days were added up.</returns>
    public async Task<int> AddUpAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var done = 0;
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        foreach (var (tenant, kind, day) in await ReadyAsync(connection, now, cancellationToken))
        {
            if (clock.GetElapsedTime(started) > Budget)
            {
                break;
            }

            if (await ClaimAsync(connection, tenant, kind, day, now, cancellationToken) is { } mark)
            {
                done += await AddUpAsync(connection, mark, cancellationToken) ? 1 : 0;
            }
        }

        return done;
    }

    /// <summary>Days whose sums differ from their quarters of an hour, in whatever is counted.</summary>
    /// <param name="since">The first day looked at; of earlier ones single rows may be gone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<RollupDifference>> FindDifferencesAsync(DateOnly since, CancellationToken cancellationToken)
    {
        var found = new List<RollupDifference>();
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        foreach (var kind in Kinds)
        {
            string[] facets = [.. kind.Cuts.Select(cut => WireName<VisitorFacet>.Of(cut.Facet))];
            string[] subjects = [.. kind.Cuts.Select(cut => WireName<FacetSubject>.Of(cut.Subject))];
            await using var command = connection.Command(kind.DifferencesSql, since, facets, subjects);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                found.Add(new RollupDifference(rows.GetFieldValue<DateOnly>(0), $"{kind.Kind} of visitors", rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3)));
            }
        }

        return found;
    }

    private static async Task<List<(Guid Tenant, FacetKind Kind, DateOnly Day)>> ReadyAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ready = new List<(Guid, FacetKind, DateOnly)>();
        await using var command = connection.Command(ReadySql, (now - Rest).ToUniversalTime(), MostAtOnce);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            ready.Add((rows.GetGuid(0), Kinds.Single(kind => kind.Kind == rows.GetString(1)), rows.GetFieldValue<DateOnly>(2)));
        }

        return ready;
    }

    private static async Task<Claimed?> ClaimAsync(NpgsqlConnection connection, Guid tenant, FacetKind kind, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(ClaimSql, tenant, kind.Kind, day, now.ToUniversalTime(), (now - Rest).ToUniversalTime());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? new Claimed(tenant, kind, day, rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    private static async Task<bool> AddUpAsync(NpgsqlConnection connection, Claimed mark, CancellationToken cancellationToken)
    {
        var (tenant, kind, day, version, starts, ends) = mark;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(SettingsSql, cancellationToken);
        await transaction.SaveAsync(Untouched, cancellationToken);
        var before = await connection.ExecuteAsync($"delete from {kind.Table} where tenant_id = $1 and day = $2 and facet = any($3) and subject = any($4)", cancellationToken, tenant, day, Facets, Subjects);
        await connection.ExecuteAsync(kind.AddUpSql, cancellationToken, tenant, day, kind.Bound(starts), kind.Bound(ends));

        // A day whose clicks are gone keeps the sums that were made while they were there.
        if (before > 0 && kind.RowsMayGo && await AreRowsGoneAsync(connection, tenant, day, cancellationToken))
        {
            await transaction.RollbackAsync(Untouched, cancellationToken);
        }

        if (await connection.ExecuteAsync(MarkSql, cancellationToken, tenant, kind.Kind, day, version) == 0)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> AreRowsGoneAsync(NpgsqlConnection connection, Guid tenant, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(RowsAreGoneSql, tenant, day);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!; // a comparison of two sums
    }

    /// <summary>A day that is this node's to add up, with its mark as it was found.</summary>
    private sealed record Claimed(Guid Tenant, FacetKind Kind, DateOnly Day, string Version, DateTimeOffset Starts, DateTimeOffset Ends);
}
