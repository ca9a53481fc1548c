using CsCheck;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Tests.Campaigns;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class LandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_landing_page_takes_the_destinations_place_and_says_so()
    {
        var page = Page("Quiz", 1, LandingPageKind.Before);

        var decision = Decide([page]);

        Assert.Equal((ClickVerdict.Redirected, page.Id, page.Url), (decision.Verdict, decision.Landing!.Id, decision.Location!.Text));
        Assert.Equal(new RoutingStep("landing page", "1 of 1", "Quiz"), RoutingTrail.Read(decision.Trail)[^1]);
    }

    [Fact]
    public void Weights_of_landing_pages_are_exact_over_every_round_of_turns()
    {
        (from weights in Gen.Int[0, 20].Array[1, 6] from skipped in Gen.Int[0, 500] select (weights, skipped)).Where(each => each.weights.Sum() > 0).Sample(each =>
        {
            var pages = each.weights.Select((weight, index) => Page("Page " + index, weight)).ToArray();
            var target = Target(pages);
            var turns = new Turns();
            for (var turn = 0; turn < each.skipped; turn++)
            {
                turns.NextLanding(target.Offer!.Id);
            }

            var shown = Enumerable.Range(0, each.weights.Sum()).Select(_ => ClickRouter.Decide(target, Facts.Of(), turns, OpenCaps.Instance).Landing!.Id).ToList();

            Assert.All(pages, page => Assert.Equal(page.Weight, shown.Count(id => id == page.Id)));
        });
    }

    [Fact]
    public void A_link_shows_the_page_it_asks_for_whatever_the_weights()
    {
        var (usual, asked) = (Page("Usual", 100), Page("Asked", 0));

        Assert.Equal(asked.Id, Decide([usual, asked], new ClickParameters { Landing = asked.Id.ToString() }).Landing!.Id);
    }

    [Theory]
    [InlineData(EntityStatus.Paused)]
    [InlineData(EntityStatus.Archived)]
    public void A_page_that_takes_no_part_is_not_shown_even_where_the_link_asks(EntityStatus status)
    {
        var (usual, away) = (Page("Usual", 100), Page("Away", 100) with { Status = status });

        var decision = Decide([usual, away], new ClickParameters { Landing = away.Id.ToString() });

        Assert.Equal(usual.Id, decision.Landing!.Id);
        Assert.Contains("asks for one that is not shown", RoutingTrail.Read(decision.Trail)[^1].Saw, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_weights_visitors_go_to_the_destination_itself() => Assert.Null(Decide([Page("On request", 0)]).Landing);

    [Fact]
    public void A_deep_link_that_is_allowed_goes_there_and_one_that_is_not_lands_on_the_page()
    {
        var page = Page("Quiz", 1);

        Assert.Null(Decide([page], DeepLink("https://deep.example/x")).Landing);
        Assert.Equal(page.Id, Decide([page], DeepLink("https://evil.example/x")).Landing!.Id);
    }

    [Theory]
    [InlineData("shop.example", true)]
    [InlineData("SHOP.example", true)]
    [InlineData("pages.example", true)]
    [InlineData("deep.example", true)]
    [InlineData("sub.wide.example", true)]
    [InlineData("wide.example", false)]
    [InlineData("evilshop.example", false)]
    [InlineData("shop.example.evil.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_page_speaks_for_an_offer_on_its_own_hosts_alone(string? host, bool isAllowed) =>
        Assert.Equal(isAllowed, PageHosts.Allow(Target([Page("Quiz", 1)]).Offer!, host));

    [Theory]
    [InlineData("https://shop.example", null, "shop.example")]
    [InlineData(null, "https://shop.example:8443/cart?x=1", "shop.example")]
    [InlineData("null", "https://shop.example/", null)]
    [InlineData("", "http://shop.example/", "shop.example")]
    [InlineData(null, "file:///etc/passwd", null)]
    [InlineData(null, null, null)]
    public void A_browser_says_by_origin_or_referrer_where_it_is(string? origin, string? referrer, string? host) => Assert.Equal(host, PageHosts.Of(origin, referrer));

    [Fact]
    public void On_the_offers_own_page_rules_have_nothing_to_say_and_access_has()
    {
        var target = Target([]);

        Assert.Equal(ClickVerdict.Redirected, ClickRouter.DecidePresent(target, "shop.example", Facts.Of(), OpenCaps.Instance).Verdict);
        Assert.Equal("domain_not_allowed", ClickRouter.DecidePresent(target, "evil.example", Facts.Of(), OpenCaps.Instance).Reason);
        Assert.Equal("domain_not_allowed", ClickRouter.DecidePresent(target, null, Facts.Of(), OpenCaps.Instance).Reason);
        Assert.Equal("offer_paused", ClickRouter.DecidePresent(Target([], "paused"), "shop.example", Facts.Of(), OpenCaps.Instance).Reason);
    }

    [Fact]
    public void Pages_come_back_from_json_as_they_were_written()
    {
        LandingPage[] pages = [Page("Ünïcode \"quoted\"", 3, LandingPageKind.Before), Page("B", 0) with { Status = EntityStatus.Archived }];

        Assert.Equal(pages, LandingPageJson.Read(LandingPageJson.Write(pages)));
        Assert.Throws<FormatException>(() => LandingPageJson.Read("""[{"id":"lpg_1"}]"""));
    }

    private static ClickDecision Decide(LandingPage[] pages, ClickParameters? parameters = null) =>
        ClickRouter.Decide(Target(pages), Facts.Of(parameters: parameters), new Turns(), OpenCaps.Instance);

    private static ClickTarget Target(LandingPage[] pages, string status = "active")
    {
        var world = new Snapshots();
        var offer = world.Offer(status, with: row => row with { LandingPages = LandingPageJson.Write(pages), DeepLinkHosts = ["deep.example", "*.wide.example"] });
        var publisher = world.Publisher();
        return ClickTarget.OfOffer(world.Build(), new OfferId(offer), new(publisher))!.Value; // both were just added
    }

    private static ClickParameters DeepLink(string url) => new() { Others = [KeyValuePair.Create("url", url)] };

    private static LandingPage Page(string name, int weight, LandingPageKind kind = LandingPageKind.Destination) =>
        new(LandingPageId.New(Now), name, "https://pages.example/quiz?c={click_id}", kind, weight, EntityStatus.Active);
}
