using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Reporting;

public sealed class FacetDaysTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 9, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Start.AddDays(10);

    private Reports Reports => database.Services.GetRequiredService<Reports>();

    private FacetDays Facets => database.Services.GetRequiredService<FacetDays>();

    [Fact]
    public async Task A_closed_day_is_read_by_its_visitors_until_somebody_touches_it()
    {
        var world = await ReportingWorld.FoundAsync(database.Database, timeZone: "Asia/Kathmandu");
        await world.DrainAsync(world.Click(Start.AddHours(1)), world.Click(Start.AddHours(30)));
        var click = world.Click(Start.AddHours(1));
        await world.DrainAsync(click);
        var booked = await world.ConvertAsync(click);
        await world.FoldAsync();
        await world.CloseDaysAsync(Later);
        Assert.Empty(await Facets.FindDifferencesAsync(DateOnly.FromDateTime(Start.UtcDateTime), CancellationToken.None));

        // Whoever falsifies the sums sees that they are what is read.
        await world.ExecuteAsync("update click_facet_days set clicks = clicks + 100 where tenant_id = $1 and day = '2026-09-24'", world.Tenant.Value);
        await world.ExecuteAsync("update conversion_facet_days set conversions = conversions + 10 where tenant_id = $1", world.Tenant.Value);
        Assert.Equal((103L, 11L), await CountAsync(world));
        Assert.Equal((3L, 1L), await CountAsync(world, "UTC"));
        Assert.Equal(["clicks of visitors", "conversions of visitors"], (await Facets.FindDifferencesAsync(DateOnly.FromDateTime(Start.UtcDateTime), CancellationToken.None)).Select(difference => difference.What));

        // A change that waits to be folded counts at once, and nothing twice.
        await world.ReviseAsync(booked, ConversionStatus.Rejected);
        Assert.Equal((103L, 0L), await CountAsync(world));
        await world.FoldAsync();
        Assert.Equal((103L, 0L), await CountAsync(world));

        // Eight in the morning there: the first of the two days.
        await world.DrainAsync(world.Click(Start.AddHours(2)));
        Assert.Equal((4L, 0L), await CountAsync(world));
        await world.CloseDaysAsync(Later);
        Assert.Equal((4L, 0L), await CountAsync(world));
        Assert.Equal("0", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and not faceted"));
        Assert.Empty(await Facets.FindDifferencesAsync(DateOnly.FromDateTime(Start.UtcDateTime), CancellationToken.None));
    }

    [Fact]
    public async Task Clicks_of_a_day_that_is_touched_again_and_again_are_read_once_an_hour()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        await world.DrainAsync(world.Click(Start));
        await world.CloseDaysAsync(Later);
        await world.DrainAsync(world.Click(Start));
        await CloseAloneAsync(world);

        // The world adds up one hour after what it takes for the moment.
        await Facets.AddUpAsync(Later + (1.9 * FacetDays.Rest), CancellationToken.None);
        Assert.Equal("1", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and kind = 'clicks' and state = 'closed' and not faceted"));
        Assert.Equal((2L, 0L), await CountAsync(world));

        await Facets.AddUpAsync(Later + (2 * FacetDays.Rest), CancellationToken.None);
        Assert.Equal("0", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and kind = 'clicks' and not faceted"));
        Assert.Equal((2L, 0L), await CountAsync(world));
    }

    [Fact]
    public async Task Days_that_are_added_up_while_clicks_and_conversions_come_in_miss_none()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(Start);
        await world.DrainAsync(click);
        using var done = new CancellationTokenSource();
        var closing = Task.Run(async () =>
        {
            for (var hours = 0; !done.IsCancellationRequested; hours += 2)
            {
                await database.Services.GetRequiredService<DayRollups>().CloseAsync(Later, CancellationToken.None);
                await Facets.AddUpAsync(Later + (hours * FacetDays.Rest), CancellationToken.None);
                await world.FoldAsync();
            }
        });
        try
        {
            for (var number = 1; number <= 60; number++)
            {
                await world.DrainAsync(world.Click(Start.AddHours(number % 72)), world.Click(Start.AddHours(number % 5)));
                await world.ConvertAsync(click, Start.AddHours(number % 50));
                Assert.Equal((1L + (2 * number), number), await CountAsync(world));
            }
        }
        finally
        {
            await done.CancelAsync();
            await closing;
        }

        await world.FoldAsync();
        await world.CloseDaysAsync(Later.AddDays(60));
        Assert.Equal((121L, 60L), await CountAsync(world));
        Assert.Empty(await Facets.FindDifferencesAsync(DateOnly.FromDateTime(Start.UtcDateTime), CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_while_a_day_is_being_added_up_throws_the_sums_away()
    {
        const long Gate = 4_712;
        var world = await ReportingWorld.FoundAsync(database.Database);
        await world.DrainAsync(world.Click(Start));
        await CloseAloneAsync(world);
        await world.ExecuteAsync(
            $$"""
            create function wait_at_gate() returns trigger language plpgsql as $f$ begin perform pg_advisory_xact_lock_shared({{Gate}}); return new; end $f$;
            create trigger wait_at_gate before insert on click_facet_days for each row when (new.tenant_id = '{{world.Tenant.Value}}' and new.clicks > 0) execute function wait_at_gate()
            """);
        try
        {
            await using var gate = new NpgsqlConnection(database.Database.SuperuserConnectionString);
            await gate.OpenAsync();
            await new NpgsqlCommand($"select pg_advisory_lock({Gate})", gate).ExecuteNonQueryAsync();
            var adding = Facets.AddUpAsync(Later.AddDays(1), CancellationToken.None);
            await Eventually.HoldsAsync(async () => await world.ScalarAsync($"select count(*) from pg_locks where locktype = 'advisory' and objid = {Gate} and not granted") == "1");

            // Nobody waits for the sums, and the day is even closed again before they are done.
            await world.DrainAsync(world.Click(Start));
            await CloseAloneAsync(world);
            await new NpgsqlCommand($"select pg_advisory_unlock({Gate})", gate).ExecuteNonQueryAsync();
            await adding;
        }
        finally
        {
            await world.ExecuteAsync("drop trigger wait_at_gate on click_facet_days; drop function wait_at_gate()");
        }

        Assert.Equal((2L, 0L), await CountAsync(world));
        await world.CloseDaysAsync(Later.AddDays(2));
        Assert.Equal((2L, 0L), await CountAsync(world));
    }

    [Fact]
    public async Task A_day_whose_clicks_are_gone_keeps_its_sums()
    {
        var longAgo = Start.AddDays(-100);
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(longAgo.AddHours(3));
        await world.DrainAsync(click, world.Click(longAgo.AddHours(4)));
        var booked = await world.ConvertAsync(click);
        await world.FoldAsync();
        await world.CloseDaysAsync(longAgo.AddDays(3));
        Assert.Equal((2L, 1L), await CountAsync(world, since: longAgo));

        await world.ExecuteAsync($"drop table clicks_{longAgo:yyyyMMdd}");
        Assert.Equal((2L, 1L), await CountAsync(world, since: longAgo));

        // Somebody opens the day once more: its clicks stay what they were, its conversions are what they are.
        await world.EnsureDayAsync("clicks", longAgo);
        await world.DrainAsync(world.Click(longAgo.AddHours(5)));
        await world.ReviseAsync(booked, ConversionStatus.Reversed);
        await world.FoldAsync();
        await world.CloseDaysAsync(longAgo.AddDays(3));
        Assert.Equal((2L, 0L), await CountAsync(world, since: longAgo));
    }

    [Fact]
    public async Task Days_without_sums_are_counted_one_by_one_for_a_quarter_of_a_year_at_most()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        await world.DrainAsync(world.Click(Start));
        var half = world.Query("UTC", Start, Start.AddDays(182)) with { GroupBy = [ReportDimension.Country, ReportDimension.Month] };
        Assert.Equal(182, (await Assert.ThrowsAsync<UnclosedDaysException>(() => Reports.RunAsync(world.Tenant, half, CancellationToken.None))).Days);

        await world.CloseDaysAsync(Start.AddDays(120));
        Assert.Equal(1, Assert.Single((await Reports.RunAsync(world.Tenant, half, CancellationToken.None)).Rows).Figures.Clicks);
        await Assert.ThrowsAsync<UnclosedDaysException>(() => Reports.RunAsync(world.Tenant, half with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") }, CancellationToken.None));
    }

    private async Task CloseAloneAsync(ReportingWorld world)
    {
        do
        {
            await database.Services.GetRequiredService<DayRollups>().CloseAsync(Later, CancellationToken.None);
        }
        while (await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and state = 'closing'") != "0");
    }

    private async Task<(long Clicks, long Conversions)> CountAsync(ReportingWorld world, string? zone = null, DateTimeOffset? since = null)
    {
        var from = since ?? Start;
        var query = world.Query(zone ?? world.TimeZone, from.AddDays(-2), from.AddDays(8)) with { GroupBy = [ReportDimension.Week, ReportDimension.Offer, ReportDimension.Country, ReportDimension.Device] };
        var report = await Reports.RunAsync(world.Tenant, query, CancellationToken.None);
        Assert.Equal(ReportSource.Facets, report.Source);
        return (report.Rows.Where(row => (row.Keys[ReportDimension.Country].Value, row.Keys[ReportDimension.Device].Value) == ("DE", "mobile")).Sum(row => row.Figures.Clicks ?? 0), report.Totals.Sum(total => total.Figures.Conversions));
    }
}
