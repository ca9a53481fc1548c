using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Faults;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

public sealed class DispatcherTests(PlatformDatabaseFixture fixture) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task The_publisher_receives_the_exact_frozen_values()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, $"{publisher.Url}/told?cid={{click_id}}&payout={{payout}}&sub={{sub1|none}}&token=hidden");
        var delivery = (await world.PlanAsync(1, """{"click_id":"a b&c=ü","payout":"2.50"}"""))[0];

        await using var node = new ForwardingNode(fixture.Database);
        await world.ReachesAsync(delivery, "delivered");

        var request = Assert.Single(publisher.Requests);
        Assert.Equal("a b&c=ü", request.Parameters["cid"]);
        Assert.Equal("2.50", request.Parameters["payout"]);
        Assert.Equal("none", request.Parameters["sub"]);
        Assert.Equal(delivery.ToString(), request.Delivery);
        Assert.Equal("1", request.Headers["X-Attempt"]);
        Assert.Equal("200 ok", await world.ScalarAsync($"select status_code || ' ' || response from delivery_attempts where delivery_id = '{delivery.Value}'"));
        Assert.EndsWith("&token=***", await world.ScalarAsync($"select url from delivery_attempts where delivery_id = '{delivery.Value}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_publisher_is_tried_again_along_the_ladder_under_the_same_id()
    {
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Status(500), PublisherAnswer.Status(503), PublisherAnswer.Status(200));
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var delivery = await world.PlanAsync();

        await using var node = new ForwardingNode(fixture.Database);
        await AttemptsAsync(world, delivery, 1);
        var first = await WaitAsync(world, delivery);
        await world.HurryAsync();
        await AttemptsAsync(world, delivery, 2);
        var second = await WaitAsync(world, delivery);
        await world.HurryAsync();
        await world.ReachesAsync(delivery, "delivered");

        Assert.InRange(first, 8, 12);
        Assert.InRange(second, 48, 72);
        Assert.Equal(["1", "2", "3"], publisher.Requests.Select(request => request.Headers["X-Attempt"]));
        Assert.Single(publisher.Requests.Select(request => request.Delivery).Distinct());
        Assert.Equal("http_5xx,http_5xx,", await world.ScalarAsync($"select string_agg(coalesce(error, ''), ',' order by number) from delivery_attempts where delivery_id = '{delivery.Value}'"));
    }

    [Fact]
    public async Task A_publisher_that_hangs_delays_nobody_else()
    {
        await using var hanging = ScriptedPublisher.Start();
        hanging.On("/told", PublisherAnswer.Hang());
        var stuck = await ForwardingWorld.CreateAsync(fixture.Database, hanging.Url + "/told");
        await stuck.PlanAsync(500);
        await using var healthy = ScriptedPublisher.Start();
        var worlds = new List<ForwardingWorld>();
        for (var i = 0; i < 5; i++)
        {
            worlds.Add(await ForwardingWorld.CreateAsync(fixture.Database, $"{healthy.Url}/told"));
        }

        await using var node = new ForwardingNode(fixture.Database);
        await Eventually.HoldsAsync(() => Task.FromResult(hanging.Requests.Count > 0));
        foreach (var world in worlds)
        {
            await world.PlanAsync(100);
        }

        var started = DateTimeOffset.UtcNow;
        await healthy.ReceivedAsync(500);
        Assert.True(DateTimeOffset.UtcNow - started < TimeSpan.FromSeconds(5), "The others waited for the one that hangs.");
    }

    [Fact]
    public async Task A_failing_endpoint_is_left_alone_and_costs_no_attempts()
    {
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Status(500));
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        await world.PlanAsync(200);

        await using var node = new ForwardingNode(fixture.Database);
        await Eventually.HoldsAsync(async () => await BreakerAsync(world) is not null);
        await Task.Delay(500);
        var asked = publisher.Requests.Count;
        await world.HurryAsync();
        await Task.Delay(1_500);

        Assert.InRange(asked, 10, 40);
        Assert.Equal(asked, publisher.Requests.Count);
        Assert.Equal(asked.ToString(CultureInfo.InvariantCulture), await world.ScalarAsync($"select sum(attempt) from deliveries where tenant_id = '{world.Tenant.Id.Value}'"));

        // The probe's time has come, and the publisher is back.
        publisher.On("/told", PublisherAnswer.Status(200));
        await world.ExecuteAsync($"update endpoint_health set breaker = jsonb_set(breaker, '{{probe_at}}', to_jsonb(now())), changed_at = clock_timestamp() where tenant_id = '{world.Tenant.Id.Value}'");
        await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 200);
        Assert.Null(await BreakerAsync(world));
    }

    [Fact]
    public async Task Three_days_of_outage_cost_a_handful_of_attempts_and_no_delivery()
    {
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Status(500));
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        await world.PlanAsync(10_000);
        var clock = new JumpingClock();

        await using (new ForwardingNode(fixture.Database, clock))
        {
            foreach (var hours in new[] { 0, 1, 24, 48, 73 })
            {
                // One more has failed when the breaker is open until a later time than this.
                clock.Off = TimeSpan.FromHours(hours);
                await Eventually.HoldsAsync(async () =>
                    await world.ScalarAsync($"select 1 from endpoint_health where tenant_id = '{world.Tenant.Id.Value}' and breaker->>'state' = '1' and reopens_at > '{clock.GetUtcNow():O}'") == "1");
            }

            await Eventually.HoldsAsync(async () => await world.CountAsync("parked") == 10_000);
            Assert.InRange(publisher.Requests.Count, 10, 60);
            Assert.Equal(publisher.Requests.Count.ToString(CultureInfo.InvariantCulture), await world.ScalarAsync($"select sum(attempt) from deliveries where tenant_id = '{world.Tenant.Id.Value}'"));

            publisher.On("/told", PublisherAnswer.Status(200));
            await world.Desk.ReleaseAsync(world.Endpoint, CancellationToken.None);
            await world.HurryAsync();
            await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 10_000, TimeSpan.FromSeconds(90));
        }

        Assert.Equal(10_000, publisher.Requests.Select(request => request.Delivery).Distinct().Count());
    }

    [Fact]
    public async Task Gone_parks_everything_for_the_endpoint_until_it_is_released()
    {
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Status(410));
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        await world.PlanAsync(30);

        await using var node = new ForwardingNode(fixture.Database);
        await Eventually.HoldsAsync(async () => await world.CountAsync("parked") == 30);
        var later = await world.PlanAsync();
        await world.ReachesAsync(later, "parked");
        Assert.InRange(publisher.Requests.Count, 1, 16);

        publisher.On("/told", PublisherAnswer.Status(200));
        Assert.Equal(31, await world.Desk.ReleaseAsync(world.Endpoint, CancellationToken.None));
        await world.HurryAsync();
        await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 31);
    }

    [Fact]
    public async Task A_paused_publisher_is_told_when_it_is_active_again()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        await world.ExecuteAsync($"update publishers set status = 'paused' where tenant_id = '{world.Tenant.Id.Value}'");
        var delivery = await world.PlanAsync();

        await using var node = new ForwardingNode(fixture.Database);
        await world.ReachesAsync(delivery, "parked");
        Assert.Equal("publisher_paused 0", await world.ScalarAsync($"select reason || ' ' || attempt from deliveries where delivery_id = '{delivery.Value}'"));
        Assert.Empty(publisher.Requests);

        await world.ExecuteAsync($"update publishers set status = 'active' where tenant_id = '{world.Tenant.Id.Value}'");
        await world.ReachesAsync(delivery, "delivered");
        Assert.Equal("1", Assert.Single(publisher.Requests).Headers["X-Attempt"]);
    }

    [Fact]
    public async Task What_is_past_its_time_is_dead_and_not_gone()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var delivery = await world.PlanAsync();
        await world.ExecuteAsync($"update deliveries set deadline_at = now() where delivery_id = '{delivery.Value}'");

        await using var node = new ForwardingNode(fixture.Database);
        await world.ReachesAsync(delivery, "dead");
        Assert.Equal("gave_up", await world.ScalarAsync($"select reason from deliveries_dead where delivery_id = '{delivery.Value}'"));
        Assert.Empty(publisher.Requests);
    }

    [Fact]
    public async Task Two_dispatchers_never_send_the_same_delivery_twice()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var deliveries = await world.PlanAsync(400);

        await using var one = new ForwardingNode(fixture.Database);
        await using var other = new ForwardingNode(fixture.Database);
        await Eventually.HoldsAsync(async () => await world.CountAsync("delivered") == 400);

        Assert.Equal(400, publisher.Requests.Count);
        Assert.Equal(deliveries.Select(id => id.ToString()).Order(), publisher.Requests.Select(request => request.Delivery).Order());
    }

    [Fact]
    public async Task A_webhook_is_told_like_a_publisher_signed_and_not_while_it_is_paused()
    {
        await using var own = ScriptedPublisher.Start();
        own.On("/hooks", PublisherAnswer.Status(503), PublisherAnswer.Status(204));
        var world = await ForwardingWorld.CreateAsync(fixture.Database, own.Url + "/told");
        var delivery = (await world.PlanAsync(1, """{"type":"conversion.created","conversion":{"revenue":"4.00"}}"""))[0];
        var webhook = new StoredWebhook
        {
            Id = WebhookId.New(DateTimeOffset.UtcNow),
            Name = "Own",
            Url = own.Url + "/hooks",
            Endpoint = own.Url,
            Kinds = WebhookKinds.All,
            SecretCipher = fixture.Database.Secrets.Seal(SecretPurpose.WebhookSecret, "sixteen-letters-or-more"u8.ToArray(), new byte[SecretBox.NonceSize]),
            Status = EntityStatus.Paused,
            CreatedAt = DateTimeOffset.UtcNow,
            ChangedAt = DateTimeOffset.UtcNow,
        };
        var book = fixture.Services.GetRequiredService<WebhookBook>();
        await book.PutAsync(world.Tenant.Id, webhook, CancellationToken.None);
        await world.ExecuteAsync($"update deliveries set template_id = null, template_version = null, webhook_id = '{webhook.Id.Value}' where delivery_id = '{delivery.Value}'");

        await using var node = new ForwardingNode(fixture.Database);
        await world.ReachesAsync(delivery, "parked");
        Assert.Equal("webhook_paused", await world.ScalarAsync($"select reason from deliveries where delivery_id = '{delivery.Value}'"));
        await book.PutAsync(world.Tenant.Id, webhook with { Status = EntityStatus.Active }, CancellationToken.None);
        await AttemptsAsync(world, delivery, 1);
        await world.HurryAsync();
        await world.ReachesAsync(delivery, "delivered");

        Assert.Equal(["1", "2"], own.Requests.Select(request => request.Headers["X-Attempt"]));
        var request = own.Requests[^1];
        Assert.Equal(("POST", "/hooks", "application/json", delivery.ToString()), (request.Method, request.Target, request.Headers["Content-Type"], request.Delivery));
        Assert.Equal("4.00", (string?)JsonNode.Parse(request.BodyText)!["conversion"]!["revenue"]);
        Assert.Equal(SignatureVerdict.Valid, PostbackSignature.Verify(request.Headers["X-Signature"], "sixteen-letters-or-more", request.Body, DateTimeOffset.UtcNow));
        Assert.Equal(webhook.Id.Value.ToString(), await world.ScalarAsync($"select webhook_id from deliveries_done where delivery_id = '{delivery.Value}'"));
    }

    private static Task AttemptsAsync(ForwardingWorld world, DeliveryId delivery, int count) => Eventually.HoldsAsync(async () =>
        await world.ScalarAsync($"select count(*) from delivery_attempts where delivery_id = '{delivery.Value}'") == count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Seconds until the next attempt.</summary>
    private static async Task<double> WaitAsync(ForwardingWorld world, DeliveryId delivery) => double.Parse(
        (await world.ScalarAsync($"select extract(epoch from next_at - last_at) from deliveries where delivery_id = '{delivery.Value}'"))!, CultureInfo.InvariantCulture);

    /// <summary>When the endpoint is probed next; null while it is called as usual.</summary>
    private static async Task<string?> BreakerAsync(ForwardingWorld world) =>
        await world.ScalarAsync($"select reopens_at::text from endpoint_health where tenant_id = '{world.Tenant.Id.Value}'") is { Length: > 0 } text ? text : null;
}
