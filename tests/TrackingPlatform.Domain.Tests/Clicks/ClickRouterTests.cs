using CsCheck;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tests.Campaigns;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class ClickRouterTests
{
    [Fact]
    public void An_active_link_leads_to_its_offer()
    {
        var world = new Snapshots();
        var offer = world.Offer();
        world.Link("abc", world.Campaign(offers: (offer, 100)), world.Publisher());

        var decision = Decide(world, "abc");

        Assert.Equal(ClickVerdict.Redirected, decision.Verdict);
        Assert.Null(decision.Reason);
        Assert.Equal(offer, decision.Offer!.Id.Value);
        Assert.Same(decision.Offer.Destination, decision.Location);
    }

    [Theory]
    [InlineData("active", "active", "active", "paused", "offer_paused")]
    [InlineData("active", "active", "active", "archived", "offer_expired")]
    [InlineData("active", "active", "paused", "active", "offer_paused")]
    [InlineData("active", "pending", "active", "active", "publisher_not_approved")]
    [InlineData("active", "blocked", "active", "active", "publisher_blocked")]
    [InlineData("active", "paused", "active", "active", "publisher_blocked")]
    [InlineData("paused", "active", "active", "active", "offer_paused")]
    public void Whoever_does_not_take_part_is_the_reason(string link, string publisher, string campaign, string offer, string reason)
    {
        var world = new Snapshots();
        world.Link("abc", world.Campaign(campaign, null, (world.Offer(offer), 100)), world.Publisher(publisher), link);

        var decision = Decide(world, "abc");

        Assert.Equal(ClickVerdict.Refused, decision.Verdict);
        Assert.Equal(reason, decision.Reason);
        Assert.Contains(RoutingTrail.Read(decision.Trail), step => step.Outcome == reason);
    }

    [Theory]
    [InlineData("https://offer.example/", "https://campaign.example/", "https://tenant.example/", "https://offer.example/")]
    [InlineData(null, "https://campaign.example/", "https://tenant.example/", "https://campaign.example/")]
    [InlineData(null, null, "https://tenant.example/", "https://tenant.example/")]
    [InlineData(null, null, null, null)]
    public void A_refused_visitor_follows_the_nearest_fallback(string? offer, string? campaign, string? tenant, string? expected)
    {
        var world = new Snapshots { TenantFallback = tenant };
        world.Link("abc", world.Campaign("active", campaign, (world.Offer("paused", fallback: offer), 100)), world.Publisher());

        Assert.Equal(expected, Decide(world, "abc").Location?.Text);
    }

    [Fact]
    public void A_paused_offer_among_several_gets_no_traffic()
    {
        var world = new Snapshots();
        var open = world.Offer();
        world.Link("abc", world.Campaign(offers: [(world.Offer("paused"), 99), (open, 1)]), world.Publisher());
        var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;

        Gen.Double[0, 0.9999999].Sample(draw => ClickRouter.Decide(target, draw).Offer!.Id.Value == open);
    }

    [Fact]
    public void Weights_are_exact_over_an_even_sweep_of_draws()
    {
        Gen.Int[0, 20].Array[1, 6].Where(weights => weights.Sum() > 0).Sample(weights =>
        {
            var world = new Snapshots();
            var offers = weights.Select(_ => world.Offer()).ToArray();
            world.Link("abc", world.Campaign(offers: [.. offers.Zip(weights)]), world.Publisher());
            var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;
            var total = weights.Sum();

            // One draw in the middle of each unit of weight: every offer must come up exactly as often as it weighs.
            var drawn = Enumerable.Range(0, total).Select(unit => ClickRouter.Decide(target, (unit + 0.5) / total).Offer!.Id.Value).CountBy(id => id).ToDictionary();

            Assert.All(offers.Zip(weights), pair => Assert.Equal(pair.Second, drawn.GetValueOrDefault(pair.First)));
        });
    }

    [Fact]
    public void Long_forms_refuse_to_mix_tenants()
    {
        var ours = new Snapshots();
        var theirs = new Snapshots();
        var offer = ours.Offer();
        var publisher = theirs.Publisher();
        _ = ours.Build();
        var both = SnapshotBuilder.Build(new SnapshotContents(
            1,
            [Row(ours), Row(theirs)],
            [],
            [new SnapshotContents.PublisherRow(theirs.Tenant, publisher, "active")],
            [new SnapshotContents.OfferRow(ours.Tenant, offer, Guid.CreateVersion7(), "Offer", "active", "https://shop.example/", "EUR", null)],
            [],
            [],
            []));

        Assert.Null(ClickTarget.OfOffer(both, new(offer), new(publisher)));

        static SnapshotContents.TenantRow Row(Snapshots world) => new(world.Tenant, "Tenant", "UTC", "EUR", null, false);
    }

    [Fact]
    public void A_row_that_cannot_be_understood_is_named_and_the_rest_works()
    {
        var world = new Snapshots();
        world.Link("good", world.Campaign(offers: (world.Offer(), 1)), world.Publisher());
        world.Link("bad", Guid.CreateVersion7(), world.Publisher());

        var snapshot = world.Build();

        Assert.Equal(["link bad"], snapshot.Problems);
        Assert.True(snapshot.Links.ContainsKey("good"));
    }

    private static ClickDecision Decide(Snapshots world, string code) => ClickRouter.Decide(ClickTarget.OfLink(world.Build(), code)!.Value, 0.5);
}
