using System.Text;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

public sealed class BatchTests(PlatformDatabaseFixture fixture) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task Enough_of_them_fill_requests_before_their_time_is_over_and_the_rest_waits_for_it()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await GatheringAsync(publisher, size: 10);
        await world.PlanAsync(25, """{"click_id":"a\"b","payout":"2.50"}""");
        await world.ExecuteAsync($"update deliveries set next_at = now() + interval '50 s' where tenant_id = '{world.Tenant.Id.Value}'");

        await using var node = new ForwardingNode(fixture.Database);
        await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 20);
        Assert.Equal([10, 10], publisher.Requests.Select(request => Rows(request).Count));
        Assert.Equal("""{"c":"a\u0022b","p":2.50}""", Rows(publisher.Requests[0])[0]!.ToJsonString());
        Assert.Equal(5, await world.CountAsync("due"));

        await world.ExecuteAsync($"update deliveries set next_at = now() where delivery_id = (select delivery_id from deliveries where tenant_id = '{world.Tenant.Id.Value}' and state = 'due' limit 1)");
        await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 25);
        Assert.Equal(5, Rows(publisher.Requests[^1]).Count);
        Assert.Equal("3|25|3", await world.ScalarAsync(
            $"select concat_ws('|', count(distinct batch_id), count(*), count(response)) from delivery_attempts where tenant_id = '{world.Tenant.Id.Value}' and status_code = 200"));
    }

    [Fact]
    public async Task Those_who_failed_together_come_back_together_under_the_same_name()
    {
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Status(503), PublisherAnswer.Status(200));
        var world = await GatheringAsync(publisher, size: 100);
        await world.PlanAsync(12);

        await using var node = new ForwardingNode(fixture.Database);
        await Eventually.HoldsAsync(async () => await world.ScalarAsync($"select count(*) from deliveries where tenant_id = '{world.Tenant.Id.Value}' and state = 'due' and attempt = 1") == "12");
        await world.HurryAsync();
        await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 12);

        Assert.Equal([12, 12], publisher.Requests.Select(request => Rows(request).Count));
        Assert.StartsWith(BatchId.Prefix, Assert.Single(publisher.Requests.Select(request => request.Delivery).Distinct()), StringComparison.Ordinal);
        Assert.Equal(["1", "2"], publisher.Requests.Select(request => request.Headers["X-Attempt"]));
    }

    private static JsonArray Rows(PublisherRequest request) => JsonNode.Parse(Encoding.UTF8.GetString(request.Body))!.AsArray();

    private async Task<ForwardingWorld> GatheringAsync(ScriptedPublisher publisher, int size)
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        await world.ExecuteAsync(
            $$$"""
            update template_versions set method = 'POST', body = '{"c":"{click_id}","p":{payout}}', content_type = 'application/json', batch_size = {{{size}}}, batch_every = '1 minute'
            where tenant_id = '{{{world.Tenant.Id.Value}}}'
            """);
        return world;
    }
}
