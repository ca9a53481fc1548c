using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tests.Campaigns;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class CapRoutingTests
{
    private const string Clicks = """[{"what":"clicks","period":"day","limit":2}]""";

    [Fact]
    public void A_full_offer_sends_the_visitor_to_the_fallback()
    {
        var world = new Snapshots();
        world.Link("abc", world.Campaign(offers: (world.Offer(fallback: "https://fallback.example/", with: row => row with { Caps = Clicks }), 100)), world.Publisher());
        var (snapshot, gate) = (world.Build(), new Room(2));

        Assert.All(Enumerable.Range(0, 2), _ => Assert.Equal(ClickVerdict.Redirected, Decide(snapshot, "abc", gate).Verdict));
        var refused = Decide(snapshot, "abc", gate);

        Assert.Equal((ClickVerdict.Refused, "cap_offer", "https://fallback.example/"), (refused.Verdict, refused.Reason, refused.Location?.Text));
        Assert.Contains(RoutingTrail.Read(refused.Trail), step => step.Outcome == "cap_offer");
    }

    [Theory]
    [InlineData("""[{"what":"conversions","period":"day","limit":2,"overflow":"fallback"}]""", "cap_offer")]
    [InlineData("""[{"what":"payout","period":"day","limit":2,"per":"publisher"}]""", "cap_publisher")]
    [InlineData("""[{"what":"clicks","period":"day","limit":2,"group":"winter"}]""", "cap_group")]
    [InlineData("""[{"what":"conversions","period":"day","limit":2,"overflow":"hold"}]""", null)]
    [InlineData("""[{"what":"conversions","period":"day","limit":2,"overflow":"unpaid"}]""", null)]
    [InlineData("""[{"what":"clicks","period":"day","limit":2,"overflow":"accept"}]""", null)]
    public void Only_a_cap_that_falls_back_turns_visitors_away(string caps, string? reason)
    {
        var world = new Snapshots();
        world.Link("abc", world.Campaign(offers: (world.Offer(with: row => row with { Caps = caps }), 100)), world.Publisher());

        Assert.Equal(reason, Decide(world.Build(), "abc", new Room(0)).Reason);
    }

    [Fact]
    public void The_cap_of_an_event_turns_visitors_of_its_offer_away()
    {
        var world = new Snapshots();
        world.Link("abc", world.Campaign(offers: (world.Offer(with: row => row with { EventCaps = [new(Guid.NewGuid(), """[{"what":"conversions","period":"day","limit":2}]""")] }), 100)), world.Publisher());

        Assert.Equal("cap_offer", Decide(world.Build(), "abc", new Room(0)).Reason);
    }

    [Fact]
    public void Visitors_whom_a_full_offer_cannot_take_go_to_the_others()
    {
        var world = new Snapshots();
        var (capped, other) = (world.Offer(with: row => row with { Caps = Clicks }), world.Offer());
        world.Link("abc", world.Campaign(offers: [(capped, 100), (other, 1)]), world.Publisher());
        var (snapshot, gate) = (world.Build(), new Room(2));

        var sent = Enumerable.Range(0, 200).Select(_ => Decide(snapshot, "abc", gate).Offer!.Id.Value).CountBy(id => id).ToDictionary();

        Assert.Equal((2, 198), (sent[capped], sent[other]));
    }

    [Fact]
    public void Whoever_loses_the_last_token_chooses_again()
    {
        var world = new Snapshots();
        var (capped, other) = (world.Offer(with: row => row with { Caps = Clicks }), world.Offer());
        world.Link("abc", world.Campaign(offers: [(capped, 100), (other, 1)]), world.Publisher());

        var decision = Decide(world.Build(), "abc", new Room(0) { Pretends = true });

        Assert.Equal(other, decision.Offer!.Id.Value);
        Assert.Contains(RoutingTrail.Read(decision.Trail), step => step.Outcome == "cap_offer");
    }

    [Fact]
    public void A_campaigns_cap_counts_all_its_offers_and_gives_back_what_was_taken_beside_it()
    {
        var world = new Snapshots();
        var (first, second) = (world.Offer(with: row => row with { Caps = """[{"what":"clicks","period":"hour","limit":9}]""" }), world.Offer());
        var campaign = world.Campaign(fallback: "https://campaign.example/", offers: [(first, 1), (second, 1)]);
        world.Campaign(row => row with { Caps = Clicks });
        world.Link("abc", campaign, world.Publisher());
        var (snapshot, gate) = (world.Build(), new Room(2) { Pretends = true });

        var decisions = Enumerable.Range(0, 10).Select(_ => Decide(snapshot, "abc", gate)).ToList();

        Assert.Equal(2, decisions.Count(each => each.Verdict == ClickVerdict.Redirected));
        Assert.All(decisions.Skip(2), each => Assert.Equal(("cap_group", "https://campaign.example/"), (each.Reason, each.Location?.Text)));
        Assert.Equal(decisions.Count(each => each is { Verdict: ClickVerdict.Redirected } && each.Offer!.Id.Value == first), gate.Taken.Where(pair => pair.Key.Contains("hour", StringComparison.Ordinal)).Sum(pair => pair.Value));
    }

    [Fact]
    public void Caps_are_asked_after_targeting_and_take_nothing_of_who_is_off_target()
    {
        var world = new Snapshots();
        var targeting = """{"field":"country","values":["DE"]}""";
        var hard = world.Offer(with: row => row with { Caps = Clicks, Targeting = targeting });
        var soft = world.Offer(with: row => row with { Caps = Clicks, Targeting = targeting, IsTargetingSoft = true });
        var publisher = world.Publisher();
        world.Link("hard", world.Campaign(offers: (hard, 1)), publisher);
        world.Link("soft", world.Campaign(offers: (soft, 1)), publisher);
        var (snapshot, french) = (world.Build(), Facts.Of(new Visitor { Country = "FR" }, publisher: new PublisherId(publisher)));
        var full = new Room(0);

        Assert.Equal("geo_country", ClickRouter.Decide(ClickTarget.OfLink(snapshot, "hard")!.Value, french, new Turns(), full).Reason);
        Assert.Equal("cap_offer", ClickRouter.Decide(ClickTarget.OfLink(snapshot, "soft")!.Value, french, new Turns(), full).Reason);
        Assert.Equal(ClickFlags.OffTarget, ClickRouter.Decide(ClickTarget.OfLink(snapshot, "soft")!.Value, french, new Turns(), new Room(1)).Flags);
        Assert.Empty(full.Taken);
    }

    [Fact]
    public void A_look_takes_nothing()
    {
        var world = new Snapshots();
        world.Link("abc", world.Campaign(offers: (world.Offer(with: row => row with { Caps = Clicks }), 100)), world.Publisher());
        var (snapshot, gate) = (world.Build(), new Room(1));

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(ClickVerdict.Redirected, Decide(snapshot, "abc", new CapLook(gate)).Verdict));
        Assert.Empty(gate.Taken);
        Decide(snapshot, "abc", gate);
        Assert.Equal(ClickVerdict.Refused, Decide(snapshot, "abc", new CapLook(gate)).Verdict);
    }

    [Fact]
    public void A_damaged_cap_leaves_its_offer_out_rather_than_uncapped()
    {
        var world = new Snapshots();
        world.Offer(with: row => row with { Caps = """[{"what":"clicks"}]""" });

        Assert.Empty(world.Build().Offers);
    }

    private static ClickDecision Decide(CampaignSnapshot snapshot, string code, ICapGate gate) =>
        ClickRouter.Decide(ClickTarget.OfLink(snapshot, code)!.Value, Facts.Of(), new Turns(), gate);

    /// <summary>So much room in every cap.</summary>
    private sealed class Room(int size) : ICapGate
    {
        public Dictionary<string, int> Taken { get; } = [];

        /// <summary>Says that there is room until somebody takes it: the others were faster.</summary>
        public bool Pretends { get; init; }

        public bool HasRoom(BoundCap cap, PublisherId publisher, DateTimeOffset now) => Pretends || Taken.GetValueOrDefault(cap.Key) < size;

        public bool TryTake(BoundCap cap, PublisherId publisher, DateTimeOffset now)
        {
            var taken = Taken.GetValueOrDefault(cap.Key);
            if (taken >= Math.Min(size, cap.Cap.Limit))
            {
                return false;
            }

            Taken[cap.Key] = taken + 1;
            return true;
        }

        public void PutBack(BoundCap cap, PublisherId publisher, DateTimeOffset now) => Taken[cap.Key]--;
    }
}
