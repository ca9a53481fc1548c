using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

public sealed class DeliveryDeskTests(PlatformDatabaseFixture fixture) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task What_was_delivered_is_sent_again_under_the_same_id()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var delivery = await world.PlanAsync();
        await using var node = new ForwardingNode(fixture.Database);
        await world.ReachesAsync(delivery, "delivered");

        Assert.IsType<Outcome<DeliveryId>.Done>(await world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None));
        await publisher.ReceivedAsync(2);
        await world.ReachesAsync(delivery, "delivered");

        Assert.Equal([delivery.ToString(), delivery.ToString()], publisher.Requests.Select(request => request.Delivery));
        Assert.Equal("1 1", await world.ScalarAsync($"select replays || ' ' || attempt from deliveries_done where delivery_id = '{delivery.Value}'"));
    }

    [Fact]
    public async Task What_was_given_up_starts_afresh()
    {
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Status(500));
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var delivery = await world.PlanAsync();
        await world.ExecuteAsync($"update deliveries set attempt = 11 where delivery_id = '{delivery.Value}'");
        await using (new ForwardingNode(fixture.Database))
        {
            await world.ReachesAsync(delivery, "dead");
        }

        Assert.Equal("gave_up http_5xx", await world.ScalarAsync($"select reason || ' ' || last_error from deliveries_dead where delivery_id = '{delivery.Value}'"));
        await world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None);
        Assert.Equal("due 0 replayed 1", await world.ScalarAsync($"select state || ' ' || attempt || ' ' || reason || ' ' || replays from deliveries where delivery_id = '{delivery.Value}'"));
    }

    [Fact]
    public async Task What_waits_for_its_next_attempt_is_due_at_once()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await world.PlanAsync();
        await world.ExecuteAsync($"update deliveries set attempt = 7, next_at = now() + interval '6 hours' where delivery_id = '{delivery.Value}'");

        Assert.IsType<Outcome<DeliveryId>.Done>(await world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None));
        Assert.Equal("7 true", await world.ScalarAsync($"select attempt || ' ' || (next_at <= now())::text from deliveries where delivery_id = '{delivery.Value}'"));
    }

    [Fact]
    public async Task What_is_being_sent_is_left_alone()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await world.PlanAsync();
        await world.ExecuteAsync($"update deliveries set state = 'leased', claim = gen_random_uuid(), lease_until = now() + interval '1 minute' where delivery_id = '{delivery.Value}'");
        Assert.Equal("under_way", Assert.IsType<Outcome<DeliveryId>.Conflict>(await world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None)).Reason);
    }

    [Fact]
    public async Task Another_tenants_delivery_is_not_found()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await world.PlanAsync();
        var stranger = await fixture.CreateTenantAsync("Stranger");
        Assert.IsType<Outcome<DeliveryId>.NotFound>(await world.Desk.ResendAsync(Actor.InRole(stranger, "Eve", Role.Owner), delivery, CancellationToken.None));
        Assert.IsType<Outcome<DeliveryId>.NotFound>(await world.Desk.ResendAsync(world.Manager, DeliveryId.New(DateTimeOffset.UtcNow), CancellationToken.None));
    }

    [Fact]
    public async Task Who_may_only_read_sends_nothing()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await world.PlanAsync();
        Assert.IsType<Outcome<DeliveryId>.Forbidden>(await world.Desk.ResendAsync(Actor.InRole(world.Tenant.Id, "Ann", Role.Analyst), delivery, CancellationToken.None));
        Assert.Equal("0", await world.ScalarAsync($"select replays from deliveries where delivery_id = '{delivery.Value}'"));
    }

    [Fact]
    public async Task Several_wishes_at_once_send_it_once()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await SuppressAsync(world, "status_not_selected", withTemplate: true, await ClickAsync(world));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None)));
        Assert.All(outcomes, outcome => Assert.IsType<Outcome<DeliveryId>.Done>(outcome));
        Assert.Equal(1, await world.CountAsync("due"));
    }

    [Fact]
    public async Task What_was_suppressed_is_rebuilt_from_its_click()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told?cid={click_id}&payout={payout}&sub={sub1}");
        var click = await ClickAsync(world);
        var delivery = await SuppressAsync(world, "no_postback_configured", withTemplate: false, click);

        Assert.IsType<Outcome<DeliveryId>.Done>(await world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None));
        Assert.Equal($"{click} 2.50 blue", await world.ScalarAsync(
            $"select concat_ws(' ', macro_values->>'click_id', macro_values->>'payout', macro_values->>'sub1') from deliveries where delivery_id = '{delivery.Value}' and template_version = 1"));
        Assert.Equal(0, await world.CountAsync("suppressed"));
    }

    [Fact]
    public async Task What_was_earned_without_a_click_can_be_told_after_all()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var delivery = await SuppressAsync(world, "no_postback_configured", withTemplate: false, click: null);

        Assert.IsType<Outcome<DeliveryId>.Done>(await world.Desk.ResendAsync(world.Manager, delivery, CancellationToken.None));
        Assert.Equal("due", await world.StateAsync(delivery));
    }

    [Fact]
    public async Task What_cannot_be_rebuilt_is_refused_with_the_reason()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var other = await SuppressAsync(world, "no_postback_configured", withTemplate: false, await ClickAsync(world));
        await world.ExecuteAsync($"update templates set status = 'archived' where tenant_id = '{world.Tenant.Id.Value}'");
        var refused = Assert.IsType<Outcome<DeliveryId>.Conflict>(await world.Desk.ResendAsync(world.Manager, other, CancellationToken.None));
        Assert.Equal("no_postback_configured", refused.Reason);
        Assert.Equal("suppressed", await world.StateAsync(other));
    }

    private static async Task<ClickId> ClickAsync(ForwardingWorld world)
    {
        var click = ClickId.New(DateTimeOffset.UtcNow);
        var seeded = world.Tenant;
        await world.ExecuteAsync(
            $"""
            insert into clicks (tenant_id, click_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, currency, verdict, destination, flags, is_unique, subs,
                day, snapshot_version, journal_id, journal_sequence)
            values ('{seeded.Id.Value}', '{click.Value}', '{seeded.Link.Value}', '{seeded.Campaign.Value}', '{seeded.Offer.Value}', '{seeded.Advertiser.Value}',
                '{seeded.Publisher.Value}', 'USD', 'redirected', 'https://shop.example/', 0, true, array['blue'], current_date, 1, gen_random_uuid(), 1)
            """);
        return click;
    }

    /// <summary>A delivery that was planned as one never to be sent.</summary>
    private static async Task<DeliveryId> SuppressAsync(ForwardingWorld world, string reason, bool withTemplate, ClickId? click)
    {
        var delivery = await world.PlanAsync();
        var (template, version) = withTemplate ? ("template_id", "template_version") : ("null", "null");
        await world.ExecuteAsync(
            $"""
            insert into deliveries_done (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, state, reason, created_at)
            select tenant_id, delivery_id, conversion_id, {template}, {version}, event_seq, publisher_id, offer_id, event, status_sent, 'suppressed', '{reason}', created_at
            from deliveries where delivery_id = '{delivery.Value}';
            update conversions set click_id = {(click is { } id ? $"'{id.Value}'" : "null")}, click_at = now()
            where conversion_id = (select conversion_id from deliveries where delivery_id = '{delivery.Value}');
            delete from deliveries where delivery_id = '{delivery.Value}'
            """);
        return delivery;
    }
}
