using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>Workers killed at every step of a delivery, and one that wakes after its lease has gone to another. What was planned is told, and told again only where nobody could know.</summary>
public sealed class ForwardingFaultTests(ForwardingWorld world) : IClassFixture<ForwardingWorld>
{
    private const int Deliveries = 60;

    [Theory]
    [InlineData("after-claim:2")] // the second batch is claimed, nothing of it sent
    [InlineData("after-send:20")] // the publisher has it, nobody else knows
    [InlineData("before-complete:3")] // the outcome is known to the process that dies
    public async Task Killed_at_any_step_each_delivery_is_told_under_one_id(string failpoint)
    {
        world.Publisher.On("/pb", PublisherAnswer.Status(200, "ok"));
        var deliveries = await world.PlanAsync(Deliveries);
        await using (var dying = await world.StartWorkerAsync(failpoint))
        {
            await ProcessTree.GoneAsync(dying.Id);
        }

        var told = Told(deliveries);
        var inFlight = await world.ExpireLeasesAsync();
        Assert.InRange(inFlight, 1, 16);
        await using var heir = await world.StartWorkerAsync();
        await world.AllDeliveredAsync();

        var again = Told(deliveries);
        Assert.All(deliveries, delivery => Assert.InRange(again.GetValueOrDefault(delivery), 1, 2));
        var twice = again.Where(each => each.Value == 2).Select(each => each.Key).ToList();
        Assert.True(twice.Count <= inFlight, $"{twice.Count} were told twice, and {inFlight} were under way when it was killed.");
        Assert.All(twice, delivery => Assert.Contains(delivery, told.Keys));
        if (failpoint.StartsWith("after-claim", StringComparison.Ordinal))
        {
            Assert.True(told.Values.Sum() + inFlight <= Deliveries);
        }
        else
        {
            Assert.NotEmpty(twice);
        }
    }

    [Fact]
    public async Task A_worker_that_was_stopped_past_its_lease_changes_nothing_when_it_wakes()
    {
        world.Publisher.On("/pb", PublisherAnswer.After(TimeSpan.FromSeconds(2), PublisherAnswer.Status(500)));
        await using var sleeper = await world.StartWorkerAsync();
        var before = world.Publisher.Requests.Count;
        var deliveries = await world.PlanAsync(4);
        await world.Publisher.ReceivedAsync(before + 4);
        ProcessTree.Pause(sleeper.Id);
        try
        {
            world.Publisher.On("/pb", PublisherAnswer.Status(200, "ok"));
            Assert.Equal(4, await world.ExpireLeasesAsync());
            await using var heir = await world.StartWorkerAsync();
            await world.AllDeliveredAsync();
        }
        finally
        {
            ProcessTree.Resume(sleeper.Id);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(deliveries.All(delivery => sleeper.Output.Contains($"{delivery} was fenced", StringComparison.Ordinal))));
        await world.AllDeliveredAsync();
        Assert.All(deliveries, delivery => Assert.Equal(2, Told(deliveries)[delivery]));
        Assert.Equal(4, await world.CountAsync($"select count(*) from deliveries_done where attempt = 2 and last_status_code = 200 and delivery_id in ({string.Join(',', deliveries.Select(Quoted))})"));
        Assert.Equal(0, await world.CountAsync("select count(*) from delivery_attempts where status_code = 500"));
    }

    private static string Quoted(string delivery) => EntityId.TryParse<DeliveryId>(delivery, out var id) ? $"'{id.Value}'" : throw new FormatException(delivery);

    private Dictionary<string, int> Told(IReadOnlyList<string> deliveries) =>
        world.Publisher.Requests.Select(request => request.Delivery).Where(deliveries.Contains).CountBy(delivery => delivery).ToDictionary();
}
