using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Reporting;

public sealed class ReportTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    // The clocks of Berlin went back at 01:00 UTC on 25 October 2026, and go forward at 01:00 UTC on 28 March 2027.
    private static readonly DateTimeOffset BackInBerlin = new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ForwardInBerlin = new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero);

    private Reports Reports => database.Services.GetRequiredService<Reports>();

    public static TheoryData<string, DateTimeOffset, ReportDimension, string> Zones()
    {
        var cases = new TheoryData<string, DateTimeOffset, ReportDimension, string>();
        foreach (var zone in new[] { "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York" })
        {
            foreach (var change in new[] { BackInBerlin, ForwardInBerlin })
            {
                cases.Add(zone, change, ReportDimension.Day, "to_char(at at time zone $zone, 'YYYY-MM-DD')");
                cases.Add(zone, change, ReportDimension.Hour, "extract(epoch from date_trunc('hour', at, $zone))::bigint::text");
                cases.Add(zone, change, ReportDimension.Week, "to_char(date_trunc('week', at at time zone $zone), 'YYYY-MM-DD')");
                cases.Add(zone, change, ReportDimension.Month, "to_char(at at time zone $zone, 'YYYY-MM')");
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task Figures_equal_a_naive_count_of_the_raw_rows(string zone, DateTimeOffset change, ReportDimension dimension, string naiveKey)
    {
        var world = await FoundAsync();
        var random = new Random(zone.Length + (int)dimension);
        var clicks = Enumerable.Range(0, 60).Select(_ => world.Click(change.AddMinutes(random.Next(-3_000, 3_000)).AddMilliseconds(random.Next(60_000)))).ToArray();
        await world.DrainAsync(clicks);
        for (var index = 0; index < 12; index++)
        {
            await world.ConvertAsync(clicks[index], change.AddMinutes(random.Next(-3_000, 3_000)), payout: 1.25m * index, revenue: 2m * index);
            if (index == 6)
            {
                await world.FoldAsync();
            }
        }

        var report = await Reports.RunAsync(
            world.Tenant,
            world.Query(zone, change.AddDays(-3), change.AddDays(3)) with { GroupBy = [dimension] },
            CancellationToken.None);

        var naive = await NaiveAsync(world, naiveKey.Replace("$zone", $"'{zone}'", StringComparison.Ordinal));
        var figures = report.Rows.Where(row => row.Figures.Clicks > 0 || row.Figures.Conversions > 0).ToDictionary(
            row => dimension == ReportDimension.Hour
                ? DateTimeOffset.Parse(row.Keys[dimension].Value!, CultureInfo.InvariantCulture).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
                : row.Keys[dimension].Value!,
            row => (row.Figures.Clicks!.Value, row.Figures.Conversions, row.Figures.Payout, row.Figures.Revenue));
        Assert.Equal(naive, figures);
        Assert.Equal(60, Assert.Single(report.Totals).Figures.Clicks);
    }

    [Fact]
    public async Task The_hour_that_comes_twice_stands_twice()
    {
        var world = await FoundAsync();
        await world.DrainAsync(world.Click(BackInBerlin.AddMinutes(-30)), world.Click(BackInBerlin.AddMinutes(30)));

        var report = await Reports.RunAsync(
            world.Tenant,
            world.Query("Europe/Berlin", BackInBerlin.AddHours(-3), BackInBerlin.AddHours(3)) with { GroupBy = [ReportDimension.Hour] },
            CancellationToken.None);

        Assert.Equal(["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00"], report.Rows.Select(row => row.Keys[ReportDimension.Hour].Value));
    }

    [Fact]
    public async Task Days_without_anything_are_zero_and_keep_the_order()
    {
        var world = await FoundAsync();
        await world.DrainAsync(world.Click(BackInBerlin.AddDays(-2)), world.Click(BackInBerlin));
        var query = world.Query("Europe/Berlin", BackInBerlin.AddHours(-3).AddDays(-3), BackInBerlin.AddHours(22)) with { GroupBy = [ReportDimension.Day] };

        var report = await Reports.RunAsync(world.Tenant, query, CancellationToken.None);
        var turned = await Reports.RunAsync(world.Tenant, query with { Sort = new ReportSort(ReportDimension.Day, null, IsDescending: true) }, CancellationToken.None);

        Assert.Equal([("2026-10-22", 0L), ("2026-10-23", 1L), ("2026-10-24", 0L), ("2026-10-25", 1L)], report.Rows.Select(row => (row.Keys[ReportDimension.Day].Value!, row.Figures.Clicks!.Value)));
        Assert.Equal(report.Rows.Reverse().Select(row => row.Keys[ReportDimension.Day].Value), turned.Rows.Select(row => row.Keys[ReportDimension.Day].Value));
    }

    [Fact]
    public async Task A_delta_counts_once_while_it_is_being_folded()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-2));
        await world.DrainAsync(click);
        for (var index = 0; index < 300; index++)
        {
            await world.ConvertAsync(click, world.Now.AddMinutes(-index), payout: 1m, revenue: 2m);
        }

        var query = world.Query("UTC", Quarter(world.Now.AddDays(-2)), Quarter(world.Now.AddDays(1)));
        using var stop = new CancellationTokenSource();
        var folding = FoldBitByBitAsync(stop.Token);
        for (var run = 0; run < 60; run++)
        {
            var total = Assert.Single((await Reports.RunAsync(world.Tenant, query, CancellationToken.None)).Totals).Figures;
            Assert.Equal((300L, 300m, 600m), (total.Conversions, total.Payout, total.Revenue));
        }

        await stop.CancelAsync();
        await folding;
        await world.FoldAsync();
        Assert.Equal("0", await world.ScalarAsync("select count(*) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal(300, Assert.Single((await Reports.RunAsync(world.Tenant, query, CancellationToken.None)).Totals).Figures.Conversions);
    }

    [Fact]
    public async Task Money_stays_in_its_currency_and_ratios_come_from_sums()
    {
        var world = await FoundAsync();
        var euro = world.Click(world.Now.AddHours(-2));
        var dollar = world.Click(world.Now.AddHours(-2)) with { Currency = Currency.Of("USD") };
        await world.DrainAsync(euro, dollar, world.Click(world.Now.AddHours(-1)), world.Click(world.Now.AddHours(-1)) with { Flags = ClickFlags.Prefetch }, world.Click(world.Now.AddHours(-1)) with { Verdict = ClickVerdict.Refused, Reason = "offer_paused" });
        await world.ConvertAsync(euro, payout: 3m, revenue: 12m);
        await world.ConvertAsync(euro, status: ConversionStatus.Pending, payout: 5m);
        await world.ConvertAsync(euro, status: ConversionStatus.Hold, payout: 1m);
        await world.ConvertAsync(euro, status: ConversionStatus.Rejected);
        await world.ConvertAsync(euro, status: ConversionStatus.Reversed);
        await world.ConvertAsync(dollar, payout: 7m, revenue: 8m);

        var report = await Reports.RunAsync(
            world.Tenant,
            world.Query("UTC", Quarter(world.Now.AddDays(-2)), Quarter(world.Now.AddDays(1))) with { GroupBy = [ReportDimension.Offer, ReportDimension.Currency] },
            CancellationToken.None);

        Assert.Equal(["EUR", "USD"], report.Rows.Select(row => row.Keys[ReportDimension.Currency].Value));
        Assert.Equal("Acme offer", report.Rows[0].Keys[ReportDimension.Offer].Name);
        var figures = report.Rows[0].Figures;
        Assert.Equal([3, 3, 1, 1, 1, 1, 1, 1, 1], new[] { figures.Clicks, figures.UniqueClicks, figures.Refused, figures.Prefetched, figures.Conversions, figures.Pending, figures.Held, figures.Rejected, figures.Reversed }.Select(count => count!.Value));
        Assert.Equal((3m, 12m, 6m, 9m, 0.75m, 1m, 4m), (figures.Payout, figures.Revenue, figures.PayoutPending, figures.Of(ReportMetric.Profit), figures.Of(ReportMetric.Margin), figures.Of(ReportMetric.Epc), figures.Of(ReportMetric.Rpc)));
        Assert.Equal(1m / 3m, figures.Of(ReportMetric.Cr));
        Assert.Equal((1L, 7m), (report.Totals[1].Figures.Clicks!.Value, report.Totals[1].Figures.Payout));
    }

    [Fact]
    public async Task Clicks_have_no_event()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-2));
        await world.DrainAsync(click);
        await world.ConvertAsync(click);
        var query = world.Query("UTC", Quarter(world.Now.AddDays(-2)), Quarter(world.Now.AddDays(1)));

        var row = Assert.Single((await Reports.RunAsync(world.Tenant, query with { GroupBy = [ReportDimension.Event] }, CancellationToken.None)).Rows);
        var none = await Reports.RunAsync(world.Tenant, query with { OnlyEvents = ["lead"] }, CancellationToken.None);

        Assert.Equal(("sale", null, null, 1L), (row.Keys[ReportDimension.Event].Name, row.Figures.Clicks, row.Figures.Of(ReportMetric.Epc), row.Figures.Conversions));
        Assert.Empty(none.Totals);
        Assert.Single((await Reports.RunAsync(world.Tenant, query with { OnlyEvents = ["SALE"] }, CancellationToken.None)).Totals);
    }

    [Fact]
    public async Task Filters_sorts_and_limits_hold_and_totals_count_everything()
    {
        var world = await FoundAsync();
        var clicks = Enumerable.Range(0, 12).Select(index => world.Click(world.Now.AddHours(-2)) with { PublisherId = index < 8 ? PublisherId.From(new Guid(index, 0, 0, new byte[8])) : world.Seeded.Publisher }).ToArray();
        await world.DrainAsync(clicks);
        var query = world.Query("UTC", Quarter(world.Now.AddDays(-2)), Quarter(world.Now.AddDays(1))) with { GroupBy = [ReportDimension.Publisher] };

        var first = await Reports.RunAsync(world.Tenant, query with { Limit = 2, Sort = new ReportSort(null, ReportMetric.Clicks, IsDescending: true) }, CancellationToken.None);
        var only = await Reports.RunAsync(
            world.Tenant,
            query with { Only = new Dictionary<ReportDimension, IReadOnlyList<Guid>> { [ReportDimension.Publisher] = [world.Seeded.Publisher.Value], [ReportDimension.Link] = [world.Seeded.Link.Value] } },
            CancellationToken.None);

        Assert.True(first.IsTruncated);
        Assert.Equal((2, 12L), (first.Rows.Count, first.Totals[0].Figures.Clicks!.Value));
        Assert.Equal((EntityId.Format(world.Seeded.Publisher), "Acme publisher", 4L), (first.Rows[0].Keys[ReportDimension.Publisher].Value, first.Rows[0].Keys[ReportDimension.Publisher].Name, first.Rows[0].Figures.Clicks));
        Assert.Equal(4, Assert.Single(only.Rows).Figures.Clicks);
        Assert.False(only.IsTruncated);
    }

    [Fact]
    public async Task Every_combination_of_dimension_and_sort_is_one_the_database_understands()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-2)) with { CampaignId = null, LinkId = null };
        await world.DrainAsync(click);
        await world.ConvertAsync(click);
        var query = world.Query("Asia/Kolkata", Quarter(world.Now.AddDays(-2)), Quarter(world.Now.AddDays(1)));
        foreach (var axis in ReportAxis.All)
        {
            foreach (var metric in Enum.GetValues<ReportMetric>())
            {
                var report = await Reports.RunAsync(world.Tenant, query with { GroupBy = [axis, ReportDimension.Month], Sort = new ReportSort(null, metric, true) }, CancellationToken.None);
                Assert.Equal(1, report.Totals[0].Figures.Conversions);
            }

            var sorted = await Reports.RunAsync(world.Tenant, query with { GroupBy = [axis], Sort = new ReportSort(axis, null, true) }, CancellationToken.None);
            Assert.Equal(1, sorted.Totals[0].Figures.Conversions);
        }
    }

    [Fact]
    public async Task Two_tenants_never_see_each_other()
    {
        var (mine, theirs) = (await FoundAsync(), await FoundAsync());
        var click = theirs.Click(theirs.Now.AddHours(-2));
        await theirs.DrainAsync(click);
        await theirs.ConvertAsync(click);
        var query = mine.Query("UTC", Quarter(mine.Now.AddDays(-2)), Quarter(mine.Now.AddDays(1))) with { GroupBy = [ReportDimension.Offer] };

        Assert.Empty((await Reports.RunAsync(mine.Tenant, query, CancellationToken.None)).Totals);
        Assert.Single((await Reports.RunAsync(theirs.Tenant, query, CancellationToken.None)).Totals);
    }

    private static DateTimeOffset Quarter(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.FromMinutes(15).Ticks), TimeSpan.Zero);

    private static async Task FoldBitByBitAsync(PlatformDatabaseFixture database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.Database.SuperuserConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        var fold = typeof(RollupFolder).GetField("FoldSql", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetRawConstantValue() as string;
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand(fold, connection) { Parameters = { new() { Value = 7 } } };
            await command.ExecuteScalarAsync(CancellationToken.None);
        }
    }

    private static async Task<Dictionary<string, (long, long, decimal, decimal)>> NaiveAsync(ReportingWorld world, string key)
    {
        var text = await world.ScalarAsync(
            $"""
            with raw as (
                select to_timestamp(('x' || lpad(substr(replace(click_id::text, '-', ''), 1, 12), 16, '0'))::bit(64)::bigint / 1000.0) as at, 1 as clicks, 0 as conversions, 0::numeric as payout, 0::numeric as revenue
                from clicks where tenant_id = $tenant
                union all select occurred_at, 0, 1, payout, revenue from conversions where tenant_id = $tenant)
            select string_agg(line, ';') from (
                select {key} || '|' || sum(clicks) || '|' || sum(conversions) || '|' || sum(payout) || '|' || sum(revenue) as line from raw group by {key}) lines
            """);
        return text!.Split(';').Select(line => line.Split('|')).ToDictionary(
            parts => parts[0],
            parts => (long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture),
                decimal.Parse(parts[3], CultureInfo.InvariantCulture), decimal.Parse(parts[4], CultureInfo.InvariantCulture)));
    }

    private Task FoldBitByBitAsync(CancellationToken cancellationToken) => FoldBitByBitAsync(database, cancellationToken);

    private Task<ReportingWorld> FoundAsync() => ReportingWorld.FoundAsync(database.Database);
}
