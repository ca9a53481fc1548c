using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Compares the roll-ups that reports read with the rows they were made from.</summary>
public sealed class RollupAudit(DataSources sources)
{
    // Flag 1024 is an imported click, which was counted where it was made.
    private const string ClicksSql = """
        with stored as (
            select tenant_id, count(*) as clicks from clicks where click_id >= first_uuid_of($1) and click_id < first_uuid_of($2) and flags & 1024 = 0 group by 1),
        rolled as (
            select tenant_id, sum(clicks + prefetched + tests) as clicks from click_rollups
            where bucket >= $1::timestamp at time zone 'utc' and bucket < $2::timestamp at time zone 'utc' group by 1)
        select tenant_id, coalesce(stored.clicks, 0)::bigint, coalesce(rolled.clicks, 0)::bigint
        from stored full join rolled using (tenant_id)
        where coalesce(stored.clicks, 0) <> coalesce(rolled.clicks, 0)
        """;

    // One statement sees one moment, so what is being folded is in either the deltas or the roll-ups, never in both.
    private const string ConversionsSql = """
        with stored as (
            select tenant_id, count(*) as conversions, sum(revenue) filter (where status = 'approved') as revenue from conversions where not is_test group by 1),
        rolled as (
            select tenant_id, sum(conversions) as conversions, sum(revenue) as revenue from (
                select tenant_id, conversions + pending + held + rejected + reversed as conversions, revenue from conversion_rollups
                union all
                select tenant_id, conversions + pending + held + rejected + reversed, revenue from conversion_deltas) part
            group by 1)
        select tenant_id, coalesce(stored.conversions, 0)::bigint, coalesce(rolled.conversions, 0)::bigint
        from stored full join rolled using (tenant_id)
        where coalesce(stored.conversions, 0) <> coalesce(rolled.conversions, 0) or coalesce(stored.revenue, 0) <> coalesce(rolled.revenue, 0)
        """;

    /// <summary>The tenants whose clicks of a UTC day differ from their roll-ups, with both counts.</summary>
    public Task<IReadOnlyList<(TenantId Tenant, long Stored, long Rolled)>> FindClickDifferencesAsync(DateOnly day, CancellationToken cancellationToken) =>
        FindAsync(ClicksSql, cancellationToken, day, day.AddDays(1));

    /// <summary>The tenants whose conversions differ from their roll-ups in number or revenue, with both numbers.</summary>
    public Task<IReadOnlyList<(TenantId Tenant, long Stored, long Rolled)>> FindConversionDifferencesAsync(CancellationToken cancellationToken) =>
        FindAsync(ConversionsSql, cancellationToken);

    private async Task<IReadOnlyList<(TenantId Tenant, long Stored, long Rolled)>> FindAsync(string sql, CancellationToken cancellationToken, params DateOnly[] days)
    {
        await using var command = sources.Platform.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var day in days)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = day });
        }

        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(TenantId, long, long)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add((new TenantId(rows.GetGuid(0)), rows.GetInt64(1), rows.GetInt64(2)));
        }

        return found;
    }
}
