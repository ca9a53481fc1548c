using CsCheck;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
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

        var turns = new Turns();
        for (var click = 0; click < 200; click++)
        {
            Assert.Equal(open, ClickRouter.Decide(target, Facts.Of(), turns, OpenCaps.Instance).Offer!.Id.Value);
        }
    }

    [Fact]
    public void Weights_are_exact_over_every_round_of_turns()
    {
        (from weights in Gen.Int[0, 20].Array[1, 6] from skipped in Gen.Int[0, 500] select (weights, skipped)).Where(each => each.weights.Sum() > 0).Sample(each =>
        {
            var world = new Snapshots();
            var offers = each.weights.Select(_ => world.Offer()).ToArray();
            world.Link("abc", world.Campaign(offers: [.. offers.Zip(each.weights)]), world.Publisher());
            var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;
            var turns = new Turns();
            for (var before = 0; before < each.skipped; before++)
            {
                ClickRouter.Decide(target, Facts.Of(), turns, OpenCaps.Instance);
            }

            // As many clicks as there are units of weight (after what all weights can be divided by, so a whole number of rounds), wherever they begin: every offer must come up exactly as often as it weighs.
            var drawn = Enumerable.Range(0, each.weights.Sum()).Select(_ => ClickRouter.Decide(target, Facts.Of(), turns, OpenCaps.Instance).Offer!.Id.Value).CountBy(id => id).ToDictionary();

            Assert.All(offers.Zip(each.weights), pair => Assert.Equal(pair.Second, drawn.GetValueOrDefault(pair.First)));
        });
    }

    [Fact]
    public void Between_rounds_no_offer_strays_further_than_a_few_turns_from_its_share()
    {
        var world = new Snapshots();
        var (large, small) = (world.Offer(), world.Offer());
        world.Link("abc", world.Campaign(offers: [(large, 907), (small, 93)]), world.Publisher());
        var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;
        var turns = new Turns();
        var got = 0;
        for (var click = 1; click <= 3_000; click++)
        {
            got += ClickRouter.Decide(target, Facts.Of(), turns, OpenCaps.Instance).Offer!.Id.Value == small ? 1 : 0;
            Assert.InRange(got - (click * 0.093), -5, 5);
        }
    }

    [Fact]
    public void A_visitor_who_is_to_stay_with_an_offer_does_whatever_the_turn()
    {
        var world = new Snapshots();
        var offers = Enumerable.Range(0, 5).Select(_ => (world.Offer(), 20)).ToArray();
        var campaign = world.Campaign(offers: offers);
        world.Campaign(row => row with { IsSticky = true });
        world.Link("abc", campaign, world.Publisher());
        var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;
        var turns = new Turns();

        Gen.Byte.Array[16].Sample(key =>
        {
            var facts = Facts.Of(new Visitor { Key = key });
            var first = ClickRouter.Decide(target, facts, turns, OpenCaps.Instance).Offer;
            Assert.All(Enumerable.Range(0, 5), _ => Assert.Same(first, ClickRouter.Decide(target, facts, turns, OpenCaps.Instance).Offer));
        });
        var shares = Enumerable.Range(0, 5_000).Select(_ => ClickRouter.Decide(target, Facts.Of(new Visitor { Key = Guid.NewGuid().ToByteArray() }), turns, OpenCaps.Instance).Offer!.Id).CountBy(id => id);
        Assert.All(shares, share => Assert.InRange(share.Value, 850, 1_150));
    }

    [Fact]
    public void By_priority_the_first_offer_that_takes_the_visitor_gets_him()
    {
        var world = new Snapshots();
        var german = world.Offer(with: row => row with { Targeting = """{"field":"country","values":["DE"]}""" });
        var anyone = world.Offer();
        var campaign = world.Campaign(offers: [(german, 1), (anyone, 1)]);
        world.Campaign(row => row with { Rotation = "priority" });
        world.Link("abc", campaign, world.Publisher());
        var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;

        Assert.Equal(german, ClickRouter.Decide(target, Facts.Of(new Visitor { Country = "DE" }), new Turns(), OpenCaps.Instance).Offer!.Id.Value);
        Assert.Equal(anyone, ClickRouter.Decide(target, Facts.Of(new Visitor { Country = "FR" }), new Turns(), OpenCaps.Instance).Offer!.Id.Value);
    }

    [Fact]
    public void Offers_that_the_visitor_has_not_seen_go_first_until_all_were_seen()
    {
        var world = new Snapshots();
        var (seen, fresh) = (world.Offer(), world.Offer());
        var campaign = world.Campaign(offers: [(seen, 99), (fresh, 1)]);
        world.Campaign(row => row with { PrefersUnseen = true });
        world.Link("abc", campaign, world.Publisher());
        var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;
        var knowsOne = Facts.Of(history: new VisitHistory(1, true, [new(seen)]));
        var knowsBoth = Facts.Of(history: new VisitHistory(2, true, [new(seen), new(fresh)]));
        var turns = new Turns();

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(fresh, ClickRouter.Decide(target, knowsOne, turns, OpenCaps.Instance).Offer!.Id.Value));
        Assert.Equal(99, Enumerable.Range(0, 100).Count(_ => ClickRouter.Decide(target, knowsBoth, turns, OpenCaps.Instance).Offer!.Id.Value == seen));
    }

    [Fact]
    public void The_first_rule_that_holds_decides_and_the_trail_says_why()
    {
        var world = new Snapshots();
        var (mobile, rest) = (world.Offer(), world.Offer());
        var rules = $$$"""
            [{"name":"Not here","when":{"field":"country","values":["US"]},"then":{"refuse":"geo_country"}},
             {"name":"Phones","when":{"all":[{"field":"device","values":["mobile"]},{"not":{"field":"sub1","op":"starts_with","values":["bad"]}}]},
              "then":{"offers":[{"offer":"{{{new Domain.Offers.OfferId(mobile)}}}"}]}},
             {"name":"Elsewhere","when":{"field":"source","values":["mail"]},"then":{"url":"https://elsewhere.example/"}}]
            """;
        world.Link("abc", world.Campaign(rules, (rest, 1)), world.Publisher());
        var target = ClickTarget.OfLink(world.Build(), "abc")!.Value;
        var phone = new Visitor { Country = "DE", Device = "mobile" };

        var onPhone = ClickRouter.Decide(target, Facts.Of(phone), new Turns(), OpenCaps.Instance);
        var badSub = ClickRouter.Decide(target, Facts.Of(phone, new ClickParameters { Subs = ["BAD-1"] }), new Turns(), OpenCaps.Instance);
        var american = ClickRouter.Decide(target, Facts.Of(new Visitor { Country = "us" }), new Turns(), OpenCaps.Instance);
        var byMail = ClickRouter.Decide(target, Facts.Of(parameters: new ClickParameters { Source = "mail" }), new Turns(), OpenCaps.Instance);

        Assert.Equal(mobile, onPhone.Offer!.Id.Value);
        Assert.Contains(RoutingTrail.Read(onPhone.Trail), step => step.Subject == "rule" && step.Saw.Contains("country is US, saw DE", StringComparison.Ordinal) && step.Outcome == "no");
        Assert.Equal(rest, badSub.Offer!.Id.Value);
        Assert.Equal("geo_country", american.Reason);
        Assert.Equal(("forwarded_by_rule", "https://elsewhere.example/"), (byMail.Reason, byMail.Location!.Text));
    }

    [Fact]
    public void Targeting_refuses_with_the_reason_of_what_failed_and_soft_targeting_only_marks()
    {
        const string OnlyGermanPhones = """{"all":[{"field":"country","values":["DE"]},{"field":"device","values":["mobile"]}]}""";
        var world = new Snapshots();
        var publisher = world.Publisher();
        world.Link("hard", world.Campaign(offers: (world.Offer(with: row => row with { Targeting = OnlyGermanPhones }), 1)), publisher);
        world.Link("soft", world.Campaign(offers: (world.Offer(with: row => row with { Targeting = OnlyGermanPhones, IsTargetingSoft = true }), 1)), publisher);

        Assert.Equal("geo_country", Decide(world, "hard", Facts.Of(new Visitor { Country = "FR", Device = "mobile" })).Reason);
        Assert.Equal("device_type", Decide(world, "hard", Facts.Of(new Visitor { Country = "DE", Device = "desktop" })).Reason);
        Assert.Null(Decide(world, "hard", Facts.Of(new Visitor { Country = "DE", Device = "mobile" })).Reason);
        var marked = Decide(world, "soft", Facts.Of(new Visitor { Country = "FR" }));
        Assert.Equal((ClickVerdict.Redirected, ClickFlags.OffTarget), (marked.Verdict, marked.Flags));
    }

    [Theory]
    [InlineData("public", null, null)]
    [InlineData("public", "blocked", "publisher_blocked")]
    [InlineData("on_request", null, "publisher_not_approved")]
    [InlineData("on_request", "requested", "publisher_not_approved")]
    [InlineData("on_request", "approved", null)]
    [InlineData("private", null, "publisher_not_approved")]
    [InlineData("private", "approved", null)]
    public void A_publisher_needs_what_the_offers_visibility_asks_for(string visibility, string? access, string? reason)
    {
        var world = new Snapshots();
        var offer = world.Offer(with: row => row with { Visibility = visibility });
        var publisher = world.Publisher();
        world.Link("abc", world.Campaign(offers: (offer, 1)), publisher);
        if (access is not null)
        {
            world.Access(offer, publisher, access);
        }

        Assert.Equal(reason, Decide(world, "abc").Reason);
    }

    [Fact]
    public void Blocked_sources_and_sub_ids_do_not_reach_the_offers_they_are_blocked_for()
    {
        var world = new Snapshots();
        var (offer, other) = (world.Offer(), world.Offer());
        var publisher = world.Publisher();
        world.Link("abc", world.Campaign(offers: (offer, 1)), publisher);
        world.Link("other", world.Campaign(offers: (other, 1)), publisher);
        world.Block("source", "Spam", publisher);
        world.Block("sub2", "x1", offer: offer);

        Assert.Equal("source_blocked", Decide(world, "abc", Facts.Of(parameters: new ClickParameters { Source = "spam" }, publisher: new(publisher))).Reason);
        Assert.Equal("sub_blocked", Decide(world, "abc", Facts.Of(parameters: new ClickParameters { Subs = [null, "x1"] }, publisher: new(publisher))).Reason);
        Assert.Null(Decide(world, "other", Facts.Of(parameters: new ClickParameters { Subs = [null, "x1"] }, publisher: new(publisher))).Reason);
        Assert.Null(Decide(world, "abc", Facts.Of(parameters: new ClickParameters { Source = "spam" })).Reason);
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

    private static ClickDecision Decide(Snapshots world, string code, ClickFacts? facts = null) =>
        ClickRouter.Decide(ClickTarget.OfLink(world.Build(), code)!.Value, facts ?? Facts.Of(), new Turns(), OpenCaps.Instance);
}
