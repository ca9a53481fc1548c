using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tests.Campaigns;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class ClickThroughRouterTests
{
    [Fact]
    public void The_first_position_is_the_clicks_own_offer_and_the_others_are_the_further_ones_in_order()
    {
        var world = new Snapshots();
        Guid[] offers = [world.Offer(), world.Offer(), world.Offer("paused"), world.Offer()];

        var led = Lead(world, offers, own: 1);

        Assert.Equal([offers[1], offers[0], offers[3]], new[] { led(1), led(2), led(3) }.Select(each => each.Offer!.Id.Value));
        Assert.Equal((ClickVerdict.Refused, "smartlink_no_match", "https://campaign.example/"), (led(4).Verdict, led(4).Reason, led(4).Location!.Text));
    }

    [Fact]
    public void An_offer_paused_since_the_click_leads_to_its_fallback()
    {
        var world = new Snapshots();
        Guid[] offers = [world.Offer("paused", fallback: "https://else.example/")];

        var decision = Lead(world, offers, own: 0)(1);

        Assert.Equal((ClickVerdict.Refused, "offer_paused", "https://else.example/"), (decision.Verdict, decision.Reason, decision.Location!.Text));
    }

    [Fact]
    public void Where_the_rules_have_moved_since_only_the_clicks_own_offer_is_led_to()
    {
        var world = new Snapshots();
        Guid[] offers = [world.Offer(), world.Offer()];

        var led = Lead(world, offers, own: 0, route: 3);

        Assert.Equal(offers[0], led(1).Offer!.Id.Value);
        Assert.Equal("smartlink_no_match", led(2).Reason);
    }

    private static Func<int, ClickDecision> Lead(Snapshots world, Guid[] offers, int own, int route = 0)
    {
        var publisher = world.Publisher();
        var campaign = world.Campaign(fallback: "https://campaign.example/", offers: [.. offers.Select(offer => (offer, 1))]);
        var snapshot = world.Build();
        var target = ClickTarget.OfCampaign(snapshot, new CampaignId(campaign), new PublisherId(publisher))!.Value; // both were just added
        var pass = new ClickPass
        {
            TenantId = target.Tenant.Id,
            ClickId = ClickId.New(Facts.Wednesday),
            PublisherId = target.Publisher.Id,
            CampaignId = target.Campaign!.Id,
            Route = route,
            OfferId = new OfferId(offers[own]),
            LandingPageId = LandingPageId.New(Facts.Wednesday),
            ExpiresAt = Facts.Wednesday + ClickPass.Lifetime,
        };
        return position => ClickThroughRouter.Decide(target, pass, snapshot.Offers[pass.OfferId], position, Facts.Of(), OpenCaps.Instance);
    }
}
