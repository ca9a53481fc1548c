using Microsoft.Extensions.Time.Testing;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Reporting;

public sealed class BalanceTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everything_that_came_in_is_accounted_for()
    {
        var world = await FilledAsync();

        var sheet = await DrawAsync(world);

        Assert.True(sheet.IsBalanced);
        Assert.Equal((6L, 6L), (sheet.Received, sheet.Planned));
        Assert.All(sheet.Verdicts.Values, count => Assert.Equal(1, count));
        Assert.All(sheet.States.Values, count => Assert.Equal(1, count));
        Assert.Equal((3L, 3L, 0L), (sheet.ClicksAnswered, sheet.ClicksStored, sheet.ClicksInJournal));
    }

    [Fact]
    public async Task A_period_counts_only_what_is_its_own()
    {
        var world = await FilledAsync();

        var before = await DrawAsync(world, from: Noon.AddDays(-1), until: Noon.AddHours(-12));
        var nobody = await DrawAsync(await ReportingWorld.FoundAsync(database.Database));

        Assert.All([before, nobody], sheet => Assert.Equal((0L, 0L, 0L, true), (sheet.Received, sheet.Planned, sheet.ClicksAnswered, sheet.IsBalanced)));
    }

    [Theory]
    [InlineData("delete from clicks where ctid in (select ctid from clicks where tenant_id = $tenant limit 1) and tenant_id = $tenant")]
    [InlineData("update inbound set verdict = 'forgotten' where tenant_id = $tenant and verdict = 'held'")]
    [InlineData("delete from deliveries where tenant_id = $tenant and state = 'due'")]
    [InlineData("update click_rollups set clicks = clicks + 1 where tenant_id = $tenant")]
    public async Task A_hole_anywhere_shows(string damage)
    {
        var world = await FilledAsync();
        await world.ExecuteAsync(damage.Replace("$tenant", $"'{world.Tenant.Value}'", StringComparison.Ordinal));

        Assert.False((await DrawAsync(world)).IsBalanced);
    }

    [Fact]
    public async Task Clicks_on_their_way_count_and_lost_ones_unbalance()
    {
        var world = await FilledAsync();

        var waiting = await DrawAsync(world, new Backlog(Noon, 5, 0));
        var lost = await DrawAsync(world, new Backlog(null, 0, 2));
        var long_ago = await DrawAsync(world, new Backlog(Noon.AddDays(3), 5, 0));

        Assert.Equal((8L, 5L, true), (waiting.ClicksAnswered, waiting.ClicksInJournal, waiting.IsBalanced));
        Assert.Equal((5L, false), (lost.ClicksAnswered, lost.IsBalanced));
        Assert.Equal((3L, true), (long_ago.ClicksAnswered, long_ago.IsBalanced));
    }

    private async Task<ReportingWorld> FilledAsync()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(Noon.AddMinutes(-20));
        await world.DrainAsync(click, world.Click(Noon), world.Click(Noon.AddMinutes(1)) with { Flags = ClickFlags.Prefetch });
        foreach (var verdict in Enum.GetValues<PostbackVerdict>())
        {
            await world.ReceiveAsync(Noon, verdict);
        }

        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            await world.DeliverAsync(await world.ConvertAsync(click, Noon), Noon, state);
        }

        return world;
    }

    private Task<BalanceSheet> DrawAsync(ReportingWorld world, IClickBacklog? backlog = null, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        new Balance(database.Tenants, backlog ?? new EmptyClickBacklog(), new FakeTimeProvider(Noon.AddMinutes(30)))
            .DrawAsync(world.Tenant, from ?? Noon.AddHours(-12), until ?? Noon.AddHours(12), CancellationToken.None);

    private sealed record Backlog(DateTimeOffset? OldestUndrained, long Undrained, long Unpersisted) : IClickBacklog
    {
        public long UndrainedOf(TenantId tenant) => Undrained;

        public long UnpersistedOf(TenantId tenant) => Unpersisted;
    }
}
