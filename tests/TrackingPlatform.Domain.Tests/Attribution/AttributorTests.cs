using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tests.Conversions;

namespace TrackingPlatform.Domain.Tests.Attribution;

public sealed class AttributorTests
{
    [Fact]
    public void The_named_click_wins_and_the_explanation_says_so()
    {
        var won = Assert.IsType<AttributionOutcome.Attributed>(Attributor.Attribute(Sale.Claim(), Sale.Advertiser, Sale.Click, Sale.Offer));

        Assert.Equal(Sale.Click.Id.ToString(), won.Explanation.Winner);
        Assert.Equal(2_592_000, won.Explanation.WindowSeconds);
        Assert.Equal([new AttributionCandidate(Sale.Click.Id.ToString(), Sale.Click.At, 3600, "won")], won.Explanation.Candidates);
    }

    [Fact]
    public void Another_advertisers_click_is_a_mismatch_even_when_it_was_refused()
    {
        AssertRefused(Sale.Click, ReasonCodes.AdvertiserMismatch, 422, AdvertiserId.New(Sale.ClickedAt));
        AssertRefused(Sale.Click with { Verdict = ClickVerdict.Refused }, ReasonCodes.AdvertiserMismatch, 422, AdvertiserId.New(Sale.ClickedAt));
    }

    [Fact]
    public void Clicks_that_did_not_reach_the_offer_earn_nothing()
    {
        AssertRefused(Sale.Click with { Verdict = ClickVerdict.Refused, Reason = "offer_paused" }, ReasonCodes.ClickWasRefused, 200);
        AssertRefused(Sale.Click with { Flags = ClickFlags.Prefetch | ClickFlags.Bot }, ReasonCodes.ClickWasRefused, 200);

        var without = Attributor.Attribute(Sale.Claim(), Sale.Advertiser, Sale.Click with { OfferId = null, AdvertiserId = null }, null);
        Assert.Equal(ReasonCodes.ClickWasRefused, Assert.IsType<AttributionOutcome.Refused>(without).Refusal.Reason);
    }

    [Fact]
    public void What_the_sender_believes_must_fit_the_click()
    {
        var otherOffer = Attributor.Attribute(Sale.Claim() with { Offer = OfferId.New(Sale.ClickedAt) }, Sale.Advertiser, Sale.Click, Sale.Offer);
        Assert.Equal(ReasonCodes.OfferMismatch, Assert.IsType<AttributionOutcome.Refused>(otherOffer).Refusal.Reason);

        var otherPublisher = Attributor.Attribute(Sale.Claim() with { Publisher = PublisherId.New(Sale.ClickedAt) }, Sale.Advertiser, Sale.Click, Sale.Offer);
        Assert.Equal(ReasonCodes.PublisherMismatch, Assert.IsType<AttributionOutcome.Refused>(otherPublisher).Refusal.Reason);

        var fitting = Sale.Claim() with { Offer = Sale.Offer.Id, Publisher = Sale.Click.PublisherId };
        Assert.IsType<AttributionOutcome.Attributed>(Attributor.Attribute(fitting, Sale.Advertiser, Sale.Click, Sale.Offer));
    }

    [Fact]
    public void The_window_ends_exactly_where_it_ends()
    {
        Assert.IsType<AttributionOutcome.Attributed>(Attributed(TimeSpan.FromDays(30)));

        var late = Assert.IsType<AttributionOutcome.Expired>(Attributed(TimeSpan.FromDays(30) + TimeSpan.FromMilliseconds(1)));
        Assert.Equal((ReasonCodes.ClickExpired, 200), (late.Refusal.Reason, late.Refusal.HttpStatus));
        Assert.Null(late.Explanation.Winner);
    }

    [Fact]
    public void A_conversion_before_its_click_is_refused_unless_clocks_explain_it()
    {
        Assert.IsType<AttributionOutcome.Attributed>(Attributed(TimeSpan.FromMinutes(-5)));
        Assert.Equal(ReasonCodes.TimestampInvalid, Assert.IsType<AttributionOutcome.Refused>(Attributed(TimeSpan.FromMinutes(-6))).Refusal.Reason);
    }

    private static AttributionOutcome Attributed(TimeSpan after) => Attributor.Attribute(Sale.Claim(after: after), Sale.Advertiser, Sale.Click, Sale.Offer);

    private static void AssertRefused(Click click, string reason, int status, AdvertiserId? sender = null)
    {
        var refused = Assert.IsType<AttributionOutcome.Refused>(Attributor.Attribute(Sale.Claim(), sender ?? Sale.Advertiser, click, Sale.Offer));
        Assert.Equal((reason, status), (refused.Refusal.Reason, refused.Refusal.HttpStatus));
        Assert.Equal(reason, Assert.Single(refused.Explanation.Candidates).Outcome);
        Assert.Null(refused.Explanation.Winner);
    }
}
