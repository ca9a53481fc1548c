using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Reporting;

public sealed class DayRollupsTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 10, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Start.AddDays(10);

    private Reports Reports => database.Services.GetRequiredService<Reports>();

    [Fact]
    public async Task A_closed_day_is_read_by_the_day_until_somebody_touches_it()
    {
        var world = await ReportingWorld.FoundAsync(database.Database, timeZone: "Asia/Kathmandu");
        await world.DrainAsync(world.Click(Start.AddHours(1)), world.Click(Start.AddHours(30)));
        await world.ConvertAsync(world.Click(Start.AddHours(1)));
        await world.FoldAsync();
        await world.CloseDaysAsync(Later);

        // Whoever falsifies the sums of days sees that they are what is read.
        await world.ExecuteAsync("update click_days set clicks = clicks + 100 where tenant_id = $1", world.Tenant.Value);
        await world.ExecuteAsync("update conversion_days set conversions = conversions + 10 where tenant_id = $1", world.Tenant.Value);
        Assert.Equal((202L, 11L), await CountAsync(world, "Asia/Kathmandu"));
        Assert.Equal((2L, 1L), await CountAsync(world, "UTC"));
        Assert.Equal([("clicks", 1L, 101L), ("clicks", 1L, 101L), ("conversions", 1L, 11L)],
            (await database.Services.GetRequiredService<DayRollups>().FindDifferencesAsync(DateOnly.MinValue, CancellationToken.None)).Select(difference => (difference.What, difference.Stored, difference.Rolled)));

        // Eight in the morning there: the first of the two days.
        await world.DrainAsync(world.Click(Start.AddHours(2)));
        Assert.Equal((103L, 11L), await CountAsync(world, "Asia/Kathmandu"));

        await world.ConvertAsync(world.Click(Start.AddHours(3)));
        await world.FoldAsync();
        Assert.Equal((103L, 2L), await CountAsync(world, "Asia/Kathmandu"));

        await world.CloseDaysAsync(Later);
        await world.DrainAsync(world.Click(Start.AddHours(30)));
        await world.CloseDaysAsync(Later);
        Assert.Equal((4L, 2L), await CountAsync(world, "Asia/Kathmandu"));
        Assert.Empty(await database.Services.GetRequiredService<DayRollups>().FindDifferencesAsync(DateOnly.MinValue, CancellationToken.None));
    }

    [Fact]
    public async Task Days_that_are_closed_while_clicks_come_in_miss_none()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        await world.DrainAsync(world.Click(Start));
        using var done = new CancellationTokenSource();
        var closing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await database.Services.GetRequiredService<DayRollups>().CloseAsync(Later, CancellationToken.None);
            }
        });
        for (var number = 1; number <= 60; number++)
        {
            await world.DrainAsync(world.Click(Start.AddHours(number % 72)), world.Click(Start.AddHours(number % 5)));
            Assert.Equal((1L + (2 * number), 0L), await CountAsync(world, "UTC"));
        }

        await done.CancelAsync();
        await closing;
        await world.CloseDaysAsync(Later);
        Assert.Equal((121L, 0L), await CountAsync(world, "UTC"));
        Assert.Equal("0", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and state <> 'closed'"));
    }

    [Fact]
    public async Task A_writer_that_began_while_a_day_was_being_marked_is_waited_for()
    {
        const long Gate = 4_711;
        var world = await ReportingWorld.FoundAsync(database.Database);
        await world.DrainAsync(world.Click(Start));
        await world.ExecuteAsync(
            $$"""
            create function wait_at_gate() returns trigger language plpgsql as $f$ begin perform pg_advisory_xact_lock_shared({{Gate}}); return new; end $f$;
            create trigger wait_at_gate before update on rollup_days for each row when (new.state = 'closing' and old.state = 'open') execute function wait_at_gate()
            """);
        try
        {
            await using var gate = new NpgsqlConnection(database.Database.SuperuserConnectionString);
            await gate.OpenAsync();
            await new NpgsqlCommand($"select pg_advisory_lock({Gate})", gate).ExecuteNonQueryAsync();
            var marking = database.Services.GetRequiredService<DayRollups>().CloseAsync(Later, CancellationToken.None);
            await Eventually.HoldsAsync(async () => await world.ScalarAsync($"select count(*) from pg_locks where locktype = 'advisory' and objid = {Gate} and not granted") == "1");

            // The writer's number is above the marking's, and it finds no mark.
            await using var writer = new NpgsqlConnection(database.Database.SuperuserConnectionString);
            await writer.OpenAsync();
            await using var transaction = await writer.BeginTransactionAsync();
            await new NpgsqlCommand($"update click_rollups set clicks = clicks + 1 where tenant_id = '{world.Tenant.Value}'", writer).ExecuteNonQueryAsync();
            await new NpgsqlCommand($"select pg_advisory_unlock({Gate})", gate).ExecuteNonQueryAsync();
            await marking;
            Assert.Equal("0", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and state = 'closed'"));
            await transaction.CommitAsync();

            await world.CloseDaysAsync(Later);
            Assert.Equal((2L, 0L), await CountAsync(world, "UTC"));
        }
        finally
        {
            await world.ExecuteAsync("drop trigger wait_at_gate on rollup_days; drop function wait_at_gate()");
        }
    }

    [Fact]
    public async Task A_tenant_that_moves_to_another_zone_gets_other_days()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        await world.DrainAsync(world.Click(Start.AddHours(23)));
        await world.CloseDaysAsync(Later);
        await world.ExecuteAsync("update tenants set time_zone = 'Europe/Berlin' where id = $1", world.Tenant.Value);
        Assert.Equal((1L, 0L), await CountAsync(world, "Europe/Berlin"));

        await world.CloseDaysAsync(Later);

        Assert.Equal("2026-10-25", await world.ScalarAsync("select min(day)::text from rollup_days where tenant_id = $tenant and zone = 'Europe/Berlin'"));
        Assert.Equal((1L, 0L), await CountAsync(world, "Europe/Berlin"));
        Assert.Equal((1L, 0L), await CountAsync(world, "UTC"));
    }

    private async Task<(long Clicks, long Conversions)> CountAsync(ReportingWorld world, string zone)
    {
        var report = await Reports.RunAsync(world.Tenant, world.Query(zone, Start.AddDays(-2), Start.AddDays(8)) with { GroupBy = [ReportDimension.Week, ReportDimension.Offer] }, CancellationToken.None);
        return (report.Totals.Sum(total => total.Figures.Clicks ?? 0), report.Totals.Sum(total => total.Figures.Conversions));
    }
}
