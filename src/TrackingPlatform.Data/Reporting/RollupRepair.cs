using Npgsql;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// Recomputes the roll-ups of a tenant and a stretch of time from single rows. What is missing is added and what is too much taken away, in one
/// statement over one moment, so that clicks and conversions that come in meanwhile count once; run again, it finds nothing.
/// </summary>
public sealed class RollupRepair(DataSources sources)
{
    private const string ClickKeys = "bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency";
    private const string ConversionKeys = "bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency";

    private static readonly string[] ClickFigures = ["clicks", "unique_clicks", "refused", "prefetched", "tests", "cost"];
    private static readonly string[] ConversionFigures = ["conversions", "pending", "held", "rejected", "reversed", "amount", "payout", "revenue", "payout_pending"];

    // $1 the tenant, $2 and $3 the ends, $4 and $5 the ends as ids.
    private static readonly string Clicks = Differences(
        ClickKeys,
        ClickFigures,
        $$"""
        select {{ClickSql.Bucket}} as bucket, publisher_id, {{OrZero("campaign_id")}}, {{OrZero("offer_id")}}, {{OrZero("advertiser_id")}}, {{OrZero("link_id")}}, currency,
            count(*) filter (where flags & 513 = 0) as clicks, count(*) filter (where is_unique) as unique_clicks, count(*) filter (where flags & 513 = 0 and verdict = 'refused') as refused,
            count(*) filter (where flags & 1 = 1) as prefetched, count(*) filter (where flags & 513 = 512) as tests, coalesce(sum({{ClickCost.Expression}}) filter (where flags & 513 = 0), 0) as cost
        from clicks incoming where tenant_id = $1 and click_id >= $4 and click_id < $5 and flags & 1024 = 0
        group by 1, 2, 3, 4, 5, 6, 7
        """,
        $"select {ClickKeys}, {string.Join(", ", ClickFigures)} from click_rollups where tenant_id = $1 and bucket >= $2 and bucket < $3");

    // What is not folded yet counts on the side of the roll-ups.
    private static readonly string Conversions = Differences(
        ConversionKeys,
        ConversionFigures,
        $"""
        select date_bin('15 minutes', occurred_at, 'epoch') as bucket, publisher_id, {OrZero("campaign_id")}, offer_id, advertiser_id, {OrZero("link_id")}, event_id, currency::text as currency,
            count(*) filter (where status = 'approved') as conversions, count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'hold') as held,
            count(*) filter (where status = 'rejected') as rejected, count(*) filter (where status = 'reversed') as reversed,
            coalesce(sum(amount) filter (where status = 'approved'), 0) as amount, coalesce(sum(payout) filter (where status = 'approved'), 0) as payout,
            coalesce(sum(revenue) filter (where status = 'approved'), 0) as revenue, coalesce(sum(payout) filter (where status in ('pending', 'hold')), 0) as payout_pending
        from conversions where tenant_id = $1 and occurred_at >= $2 and occurred_at < $3 and not is_test and $4::uuid is not null and $5::uuid is not null
        group by 1, 2, 3, 4, 5, 6, 7, 8
        """,
        $"""
        select {ConversionKeys}, {string.Join(", ", ConversionFigures.Select(figure => $"sum({figure}) as {figure}"))} from (
            select * from (select {ConversionKeys}, {string.Join(", ", ConversionFigures)} from conversion_rollups where tenant_id = $1 and bucket >= $2 and bucket < $3) folded
            union all
            select {ConversionKeys}, {string.Join(", ", ConversionFigures)} from conversion_deltas where tenant_id = $1 and bucket >= $2 and bucket < $3) part
        group by {ConversionKeys}
        """);

    /// <summary>The first UTC day whose single clicks are kept; roll-ups of earlier days have nothing to be compared with.</summary>
    public async Task<DateOnly?> FirstDayKeptAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(
            "select min(to_date(right(child.relname, 8), 'YYYYMMDD')) from pg_inherits join pg_class child on child.oid = inhrelid where inhparent = 'clicks'::regclass and child.relname ~ '_[0-9]{8}$'");
        return await command.ExecuteScalarAsync(cancellationToken) is DateOnly day ? day : null;
    }

    /// <summary>What differs, day by day; nothing is changed.</summary>
    public async Task<IReadOnlyList<RollupDifference>> FindAsync(TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
    [
        .. await ReadAsync(Told(Clicks, "clicks", "clicks"), tenant, from, until, cancellationToken),
        .. await ReadAsync(Told(Conversions, "conversions", string.Join(" + ", ConversionFigures[..5])), tenant, from, until, cancellationToken),
    ];

    /// <summary>Puts right what differs.</summary>
    /// <returns>What differed.</returns>
    public async Task<IReadOnlyList<RollupDifference>> RepairAsync(TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, from, until, cancellationToken);
        await ReadAsync(Repaired(Clicks, "click_rollups", ClickKeys, ClickFigures), tenant, from, until, cancellationToken);
        await ReadAsync(Repaired(Conversions, "conversion_rollups", ConversionKeys, ConversionFigures), tenant, from, until, cancellationToken);
        await ReadAsync(Swept("click_rollups", ClickFigures), tenant, from, until, cancellationToken);
        await ReadAsync(Swept("conversion_rollups", ConversionFigures), tenant, from, until, cancellationToken);
        return found;
    }

    private static string OrZero(string column) => $"coalesce({column}, '00000000-0000-0000-0000-000000000000') as {column}";

    private static string Differences(string keys, string[] figures, string stored, string rolled) =>
        $"""
        with stored as ({stored}), rolled as ({rolled}), paired as (
            select {keys}, {string.Join(", ", figures.Select(figure => $"coalesce(stored.{figure}, 0) as stored_{figure}, coalesce(rolled.{figure}, 0) as rolled_{figure}"))}
            from stored full join rolled using ({keys})
        ), differing as (
            select * from paired where ({string.Join(", ", figures.Select(figure => "stored_" + figure))}) is distinct from ({string.Join(", ", figures.Select(figure => "rolled_" + figure))})
        )

        """;

    private static string Told(string differences, string what, string count) =>
        differences + $"""
        select (bucket at time zone 'utc')::date as day, '{what}' as what, count(*) as rows, sum({Prefixed("stored_", count)})::bigint as stored, sum({Prefixed("rolled_", count)})::bigint as rolled
        from differing group by 1 order by 1
        """;

    private static string Prefixed(string prefix, string sum) => string.Join(" + ", sum.Split(" + ").Select(figure => prefix + figure));

    private static string Repaired(string differences, string table, string keys, string[] figures) =>
        differences + $"""
        , moved as (
            insert into {table} as rollup (tenant_id, {keys}, {string.Join(", ", figures)})
            select $1, {keys}, {string.Join(", ", figures.Select(figure => $"stored_{figure} - rolled_{figure}"))} from differing order by {keys}
            on conflict (tenant_id, {keys}) do update set {string.Join(", ", figures.Select(figure => $"{figure} = rollup.{figure} + excluded.{figure}"))}
            returning bucket
        )
        select (bucket at time zone 'utc')::date as day, '{table}' as what, count(*) as rows, 0::bigint as stored, 0::bigint as rolled from moved group by 1
        """;

    // A roll-up of nothing would stand in reports as a row of zeros.
    private static string Swept(string table, string[] figures) =>
        $"""
        with swept as (
            delete from {table} where tenant_id = $1 and bucket >= $2 and bucket < $3 and $4::uuid is not null and $5::uuid is not null and {string.Join(" and ", figures.Select(figure => figure + " = 0"))} returning bucket
        )
        select (bucket at time zone 'utc')::date as day, '{table}' as what, count(*) as rows, 0::bigint as stored, 0::bigint as rolled from swept group by 1
        """;

    private async Task<List<RollupDifference>> ReadAsync(string sql, TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var value in new object[] { tenant.Value, from.ToUniversalTime(), until.ToUniversalTime(), EntityId.FirstAt(from), EntityId.FirstAt(until) })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var found = new List<RollupDifference>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new RollupDifference(rows.GetFieldValue<DateOnly>(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4)));
        }

        return found;
    }
}
