using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Testing;

/// <summary>A made history of one tenant: clicks over many days, evenings busier than nights, a few publishers and countries far ahead of the rest, and conversions of some of them.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="First">Its first day.</param>
/// <param name="Days">How many days it has.</param>
public sealed record ReportHistory(SeededTenant Tenant, DateOnly First, int Days)
{
    /// <summary>The zone the tenant lives in, whose days are asked for.</summary>
    public const string Zone = "Europe/Berlin";

    private const int Publishers = 40;
    private const int Offers = 25;

    /// <summary>When it begins.</summary>
    public DateTimeOffset From => new(First, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>When it ends.</summary>
    public DateTimeOffset Until => From.AddDays(Days);

    /// <summary>Writes the history by SQL, day by day, and its roll-ups from it.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="clicks">How many clicks, spread evenly over the days.</param>
    /// <param name="conversions">How many conversions of them.</param>
    /// <param name="days">How many days, up to yesterday.</param>
    public static async Task<ReportHistory> WriteAsync(PlatformDatabase database, long clicks, long conversions, int days)
    {
        ArgumentNullException.ThrowIfNull(database);
        var (repair, dayRollups, facets) = (database.Services.GetRequiredService<RollupRepair>(), database.Services.GetRequiredService<DayRollups>(), database.Services.GetRequiredService<FacetDays>());
        var history = new ReportHistory(await database.CreateSeededTenantAsync("History"), DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-days)), days);
        await using var connection = new NpgsqlConnection(database.SuperuserConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "set synchronous_commit = off");
        await ExecuteAsync(connection, $"update tenants set time_zone = '{Zone}' where id = '{history.Tenant.Id.Value}'");
        await ExecuteAsync(connection, history.Names);
        for (var day = 0; day < days; day++)
        {
            var date = history.First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await ExecuteAsync(connection, $"select ensure_day_partition('clicks', '{date}')");
            await ExecuteAsync(connection, history.Clicks(date, clicks / days));
            await ExecuteAsync(connection, history.Conversions(date, conversions / days));
        }

        await ExecuteAsync(connection, "vacuum (analyze) clicks, conversions");
        await database.Services.GetRequiredService<DayPartitions>().IndexReferencesAsync(CancellationToken.None);
        for (var day = 0; day < days; day += 10)
        {
            await repair.RepairAsync(history.Tenant.Id, history.From.AddDays(day), history.From.AddDays(Math.Min(day + 10, days)), CancellationToken.None);
        }

        do
        {
            await dayRollups.CloseAsync(DateTimeOffset.UtcNow, CancellationToken.None);
        }
        while (await Sql.ScalarAsync(database.SuperuserConnectionString, "select count(*) from rollup_days where state <> 'closed'") != "0");

        while (await facets.AddUpAsync(DateTimeOffset.UtcNow, CancellationToken.None) > 0)
        {
        }

        await ExecuteAsync(connection, "vacuum (analyze) click_rollups, conversion_rollups, click_days, conversion_days, click_facet_days, conversion_facet_days, rollup_days");

        // What was written must not still be on its way to the disk while questions are asked.
        await ExecuteAsync(connection, "checkpoint");
        return history;
    }

    // The seeded publisher and offer carry all conversions, which have foreign keys; clicks have none.
    private string Names =>
        $"""
        create or replace function bench_id(kind int, n int) returns uuid language sql immutable as $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
        create or replace function bench_click(at timestamptz) returns uuid language sql volatile as $$
            select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid $$;
        """;

    // A sum of two draws has its middle in the evening; a squared draw favours the first of a list.
    private string Clicks(string day, long count) =>
        $"""
        insert into clicks (tenant_id, click_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, currency, verdict, reason, destination, flags, is_unique, subs, click_ref, source, creative,
            others, address, user_agent, country, region, city, device, os, os_version, browser, browser_version, language, referrer, asn, day, snapshot_version, steps, journal_id, journal_sequence)
        select '{Tenant.Id.Value}', bench_click('{day} 00:00 UTC'::timestamptz + (random() + random()) * interval '12 hours'), bench_id(4, p * 5 + o % 5), bench_id(3, p * 5 + o % 5),
            case when o = 0 then '{Tenant.Offer.Value}' else bench_id(2, o) end, bench_id(1, o % 7), case when p = 0 then '{Tenant.Publisher.Value}' else bench_id(5, p) end, 'EUR',
            case when r < 0.04 then 'refused' else 'redirected' end, case when r < 0.04 then 'geo_country' end, 'https://shop.example/landing?click=' || n, case when r > 0.98 then 1 else 0 end, r between 0.1 and 0.9,
            array['s' || (r * 20000)::int, 'c' || (n % 50)], 'ref' || n, 'src' || (n % 12), 'banner' || (n % 8), array['utm_term', 'term' || (n % 300)], '203.0.113.0',
            'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
            (array['DE','US','FR','GB','ES','IT','PL','NL','AT','CH','BR','IN','JP','SE','CZ'])[1 + (r * r * 14.99)::int], 'R' || (n % 16), 'City' || (n % 400),
            (array['mobile','desktop','tablet'])[1 + (r * 2.99)::int % 3], (array['Android','iOS','Windows','macOS'])[1 + n % 4], '15', (array['Chrome','Safari','Firefox','Edge'])[1 + n % 4], '142.0', 'de',
            'https://blog' || (n % 90) || '.example', 3320 + n % 40, '{day}', 1, 'campaign|ok', '{Tenant.Id.Value}', n
        from (select n, random() as r, (random() * random() * {Publishers - 1})::int as p, (random() * random() * {Offers - 1})::int as o from generate_series(1, {count}) n) drawn
        """;

    private string Conversions(string day, long count) =>
        $"""
        insert into conversions (tenant_id, conversion_id, click_id, click_at, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, status, amount, currency, payout, revenue, occurred_at, booked_at,
            changed_at, country, event_seq, explanation)
        select tenant_id, bench_click(happened), click_id, clicked, '{Tenant.Offer.Value}', '{Tenant.Event.Value}', '{Tenant.Advertiser.Value}', '{Tenant.Publisher.Value}', click_id::text,
            (array['approved','approved','approved','pending','rejected'])[1 + (random() * 4.99)::int % 5], 49.90, 'EUR', 2.50, 4.00, happened, happened, happened, country, 1, jsonb_build_object()
        from (select c.*, '{day} 12:00 UTC'::timestamptz as clicked, '{day} 12:00 UTC'::timestamptz + random() * random() * interval '11 hours' as happened
            from clicks c where c.tenant_id = '{Tenant.Id.Value}' and c.click_id >= first_uuid_of('{day}') and c.click_id < first_uuid_of('{day}'::date + 1)
              and c.publisher_id = '{Tenant.Publisher.Value}' limit {count}) chosen
        """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
