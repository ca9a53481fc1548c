using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

public sealed class LeaseTests(PlatformDatabaseFixture fixture) : IClassFixture<PlatformDatabaseFixture>
{
    private ForwardingQueue Queue => fixture.Services.GetRequiredService<ForwardingQueue>();

    [Fact]
    public async Task A_completion_that_comes_after_its_lease_went_to_somebody_else_changes_nothing()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await world.PlanAsync();
        var zombie = await ClaimAsync(world);
        await ExpireAsync(world);
        await Queue.ReturnExpiredAsync(CancellationToken.None);
        var owner = await ClaimAsync(world);
        Assert.NotEqual(zombie.Claim, owner.Claim);

        Assert.Empty(await Queue.CompleteAsync([Finish(zombie, DeliveryState.Dead, 500)], CancellationToken.None));
        Assert.Equal("leased", await world.StateAsync(delivery));
        Assert.Single(await Queue.CompleteAsync([Finish(owner, DeliveryState.Delivered, 200)], CancellationToken.None));

        Assert.Equal("delivered", await world.StateAsync(delivery));
        Assert.Equal("2 200", await world.ScalarAsync($"select number || ' ' || status_code from delivery_attempts where delivery_id = '{delivery.Value}'"));
        Assert.Empty(await Queue.CompleteAsync([Finish(owner, DeliveryState.Delivered, 200)], CancellationToken.None));
    }

    [Fact]
    public async Task What_a_dead_node_had_claimed_is_sent_by_another_under_the_same_id()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var delivery = await world.PlanAsync();
        await ClaimAsync(world);

        await using var node = new ForwardingNode(fixture.Database);
        await Task.Delay(500);
        Assert.Empty(publisher.Requests);
        await ExpireAsync(world);
        await world.ReachesAsync(delivery, "delivered");

        var request = Assert.Single(publisher.Requests);
        Assert.Equal(delivery.ToString(), request.Delivery);
        Assert.Equal("2", request.Headers["X-Attempt"]);
    }

    [Fact]
    public async Task Two_claims_at_once_share_no_row()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        await world.PlanAsync(300);
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Queue.ClaimAsync([new EndpointQuota(world.Endpoint, 50)], CancellationToken.None)));
        var ids = claims.SelectMany(claim => claim).Select(claim => claim.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(claims, claim => Assert.InRange(claim.Count, 1, 50));
    }

    [Fact]
    public async Task An_endpoint_with_many_rows_hides_no_other()
    {
        var busy = await ForwardingWorld.CreateAsync(fixture.Database, "https://busy.example/told");
        await busy.PlanAsync(200);
        var quiet = await ForwardingWorld.CreateAsync(fixture.Database, "https://quiet.example/told");
        await quiet.PlanAsync();

        var due = await Queue.ListDueAsync(CancellationToken.None);

        Assert.Contains(busy.Endpoint, due);
        Assert.Contains(quiet.Endpoint, due);
        Assert.Equal(due.Count, due.Distinct().Count());
    }

    [Fact]
    public async Task A_limit_of_an_endpoint_holds_over_all_nodes()
    {
        await using var slow = await LimitedAsync(new EndpointLimit(4, null));
        await using var narrow = await LimitedAsync(new EndpointLimit(null, 2));

        var started = Stopwatch.GetTimestamp();
        await using (new ForwardingNode(fixture.Database))
        await using (new ForwardingNode(fixture.Database))
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
        }

        // A second's worth saved up, then four a second; two at once that take 0.3 s each. The nodes need a moment to start, and slots wait for the queue.
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Assert.InRange(slow.Requests.Count, 6, 4 * (seconds + 1));
        Assert.InRange(narrow.Requests.Count, 6, 2 * ((seconds / 0.3) + 1));

        async Task<ScriptedPublisher> LimitedAsync(EndpointLimit limit)
        {
            var publisher = ScriptedPublisher.Start();
            publisher.On("/told", PublisherAnswer.After(TimeSpan.FromMilliseconds(300), PublisherAnswer.Status(200)));
            var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
            await world.PlanAsync(60);
            await fixture.Services.GetRequiredService<EndpointLimitBook>().SetAsync(world.Endpoint, limit, CancellationToken.None);
            return publisher;
        }
    }

    [Fact]
    public async Task A_delivery_of_long_ago_finds_its_partition_made()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        await world.PlanAsync();
        var old = DeliveryId.New(DateTimeOffset.UtcNow.AddDays(-400));
        await world.ExecuteAsync($"update deliveries set delivery_id = '{old.Value}' where tenant_id = '{world.Tenant.Id.Value}'");

        Assert.Single(await Queue.CompleteAsync([Finish(await ClaimAsync(world), DeliveryState.Delivered, 200)], CancellationToken.None));
        Assert.Equal("delivered", await world.StateAsync(old));
    }

    private async Task<ClaimedDelivery> ClaimAsync(ForwardingWorld world) =>
        Assert.Single(await Queue.ClaimAsync([new EndpointQuota(world.Endpoint, 1)], CancellationToken.None));

    private static Task ExpireAsync(ForwardingWorld world) =>
        world.ExecuteAsync($"update deliveries set lease_until = now() - interval '1 second' where tenant_id = '{world.Tenant.Id.Value}' and state = 'leased'");

    private static FinishedDelivery Finish(ClaimedDelivery delivery, DeliveryState state, int status) => new(
        delivery,
        new DeliveryProgress(state, null),
        new AttemptRecord(AttemptId.New(DateTimeOffset.UtcNow), TimeSpan.FromMilliseconds(5), status, null, null, "GET", "https://publisher.example/told", "ok"));
}
