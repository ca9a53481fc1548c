using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tests.Conversions;

namespace TrackingPlatform.Domain.Tests.Attribution;

public sealed class EarnerChoiceTests
{
    private static readonly PublisherId Blogger = PublisherId.New(Sale.ClickedAt);

    private static readonly CouponEvidence Spring = new("Spring20", Blogger, PublisherStatus.Active, null, null, Sale.Offer.Id, Sale.Offer);

    [Fact]
    public void A_coupon_earns_for_its_publisher_where_no_click_is_named()
    {
        var won = Won(Claim(coupon: "SPRING20"), new AttributionEvidence { Coupon = Spring });

        Assert.Equal((Blogger, null), (won.Earner.Publisher, won.Earner.Click));
        Assert.Equal(("coupon", Blogger.ToString()), (won.Explanation.Model, won.Explanation.Winner));
        Assert.Equal(new AttributionCandidate(null, null, null, "won") { By = "coupon", Said = "SPRING20", Publisher = Blogger.ToString() }, Assert.Single(won.Explanation.Candidates));
    }

    [Fact]
    public void A_click_that_does_not_count_leaves_the_conversion_to_the_coupon_and_is_told_of()
    {
        var claim = Claim(coupon: "SPRING20") with { ClickId = Sale.Click.Id };

        var won = Won(claim, new AttributionEvidence { Named = new Touchpoint(Sale.Click with { Verdict = ClickVerdict.Refused }, Sale.Offer), Coupon = Spring });

        Assert.Null(won.Earner.Click);
        Assert.Equal([("click_id", ReasonCodes.ClickWasRefused), ("coupon", "won")], won.Explanation.Candidates.Select(each => (each.By, each.Outcome)));
        Assert.Null(Won(claim with { ClickId = null, HasMalformedClick = true }, new AttributionEvidence { Coupon = Spring }).Earner.Click);
    }

    [Fact]
    public void The_tenants_order_decides_between_click_and_coupon()
    {
        var claim = Claim(coupon: "SPRING20") with { ClickId = Sale.Click.Id };
        var both = new AttributionEvidence { Named = new Touchpoint(Sale.Click, Sale.Offer), Coupon = Spring };

        Assert.Equal(Sale.Click, Won(claim, both).Earner.Click);
        Assert.Equal(Blogger, Won(claim, both, AttributionRules.Default with { Order = [AttributionKey.Coupon, AttributionKey.ClickId] }).Earner.Publisher);
        Assert.Equal(Blogger, Won(claim, both, AttributionRules.Default with { Order = [AttributionKey.Coupon] }).Earner.Publisher);
        Assert.Equal(Sale.Click, Won(claim with { Details = PostbackDetails.None }, both, AttributionRules.Default with { Order = [AttributionKey.Coupon] }).Earner.Click);
    }

    [Fact]
    public void A_coupon_counts_from_its_beginning_until_its_end()
    {
        var at = Claim(coupon: "x").OccurredAt;
        Won(Claim(coupon: "x"), new AttributionEvidence { Coupon = Spring with { From = at, Until = at.AddSeconds(1) } });

        AssertRefused(Claim(coupon: "x"), new AttributionEvidence { Coupon = Spring with { Until = at } }, ReasonCodes.CouponUnknown);
        AssertRefused(Claim(coupon: "x"), new AttributionEvidence { Coupon = Spring with { From = at.AddSeconds(1) } }, ReasonCodes.CouponUnknown);
        AssertRefused(Claim(coupon: "x"), new AttributionEvidence(), ReasonCodes.CouponUnknown);
    }

    [Fact]
    public void A_coupon_of_every_offer_needs_the_offer_to_be_named()
    {
        var anywhere = new AttributionEvidence { Coupon = Spring with { BoundTo = null } };

        AssertRefused(Claim(coupon: "x"), new AttributionEvidence { Coupon = Spring with { BoundTo = null, Offer = null } }, ReasonCodes.CouponUnknown);
        Assert.Equal(Sale.Offer, Won(Claim(coupon: "x") with { Offer = Sale.Offer.Id }, anywhere).Offer);
        AssertRefused(Claim(coupon: "x") with { Offer = OfferId.New(Sale.ClickedAt) }, new AttributionEvidence { Coupon = Spring }, ReasonCodes.OfferMismatch);
        AssertRefused(Claim(coupon: "x") with { Offer = OfferId.New(Sale.ClickedAt) }, new AttributionEvidence { Coupon = Spring with { BoundTo = null, Offer = null } }, ReasonCodes.UnknownOffer);
    }

    [Fact]
    public void Shut_out_publishers_earn_nothing_new_without_a_click()
    {
        AssertRefused(Claim(coupon: "x"), new AttributionEvidence { Coupon = Spring with { Status = PublisherStatus.Blocked } }, ReasonCodes.PublisherBlocked);
        AssertRefused(Claim(coupon: "x"), new AttributionEvidence { Coupon = Spring with { Status = PublisherStatus.Archived } }, ReasonCodes.PublisherNotApproved);
    }

    [Fact]
    public void Of_a_customers_clicks_the_last_in_time_earns_or_the_first_where_wanted()
    {
        var claim = Claim(customer: "c-7", after: TimeSpan.FromDays(31));
        var expired = Touch(TimeSpan.Zero);
        var first = Touch(TimeSpan.FromDays(3));
        var last = Touch(TimeSpan.FromDays(9));
        var refused = Touch(TimeSpan.FromDays(12)) with { Offer = null };
        var evidence = new AttributionEvidence { OfCustomer = [first, refused, expired, last] };

        var won = Won(claim, evidence);
        Assert.Equal(last.Click, won.Earner.Click);
        Assert.Equal(
            [ReasonCodes.ClickWasRefused, "won", ReasonCodes.OtherClickWon, ReasonCodes.ClickExpired],
            won.Explanation.Candidates.Select(each => each.Outcome));
        Assert.All(won.Explanation.Candidates, each => Assert.Equal(("user_id", "c-7"), (each.By, each.Said)));

        Assert.Equal(first.Click, Won(claim, evidence, AttributionRules.Default with { Touch = CustomerTouch.FirstClick }).Earner.Click);
        AssertRefused(claim, new AttributionEvidence { OfCustomer = [expired] }, ReasonCodes.ClickExpired);
        AssertRefused(claim, new AttributionEvidence(), ReasonCodes.ClickNotFound);
    }

    [Fact]
    public void Offer_and_publisher_count_only_where_the_tenant_asks_for_them()
    {
        var claim = Claim() with { Offer = Sale.Offer.Id, Publisher = Blogger };
        var evidence = new AttributionEvidence { Publisher = new PublisherEvidence(PublisherStatus.Active, true, Sale.Offer) };
        var asked = AttributionRules.Default with { Order = [AttributionKey.Publisher] };

        AssertRefused(claim, evidence, ReasonCodes.ClickMissing);
        Assert.Equal(Blogger, Won(claim, evidence, asked).Earner.Publisher);
        AssertRefused(claim, new AttributionEvidence { Publisher = evidence.Publisher with { MayPromote = false } }, ReasonCodes.PublisherNotApproved, asked);
        AssertRefused(claim, new AttributionEvidence { Publisher = evidence.Publisher with { Offer = Sale.Offer with { AdvertiserId = AdvertiserId.New(Sale.ClickedAt) } } }, ReasonCodes.UnknownOffer, asked);
        AssertRefused(claim, new AttributionEvidence(), ReasonCodes.UnknownPublisher, asked);
    }

    [Fact]
    public void Without_a_transaction_only_a_click_can_earn()
    {
        var claim = Claim(coupon: "x") with { TransactionId = null, ClickId = Sale.Click.Id };

        var outcome = EarnerChoice.Decide(claim, Sale.Advertiser, AttributionRules.Default, new AttributionEvidence { Coupon = Spring });

        var refused = Assert.IsType<AttributionOutcome.Refused>(outcome);
        Assert.Equal((ReasonCodes.ClickNotFound, 404), (refused.Refusal.Reason, refused.Refusal.HttpStatus));
        Assert.Equal([ReasonCodes.ClickNotFound, ReasonCodes.TxnIdMissing], refused.Explanation.Candidates.Select(each => each.Outcome));
    }

    [Fact]
    public void A_click_on_its_way_is_waited_for_unless_something_before_it_answers()
    {
        var claim = Claim(coupon: "x") with { ClickId = Sale.Click.Id };
        var evidence = new AttributionEvidence { MayArrive = true, Coupon = Spring };

        Assert.IsType<AttributionOutcome.Awaited>(EarnerChoice.Decide(claim, Sale.Advertiser, AttributionRules.Default, evidence));
        Won(claim, evidence, AttributionRules.Default with { Order = [AttributionKey.Coupon, AttributionKey.ClickId] });
    }

    private static Touchpoint Touch(TimeSpan after) => new(Sale.Click with { Id = ClickId.New(Sale.ClickedAt + after) }, Sale.Offer);

    private static PostbackClaim Claim(string? coupon = null, string? customer = null, TimeSpan? after = null) =>
        Sale.Claim(transaction: "t1", after: after) with { ClickId = null, Details = new PostbackDetails { Coupon = coupon, UserId = customer } };

    private static AttributionOutcome.Attributed Won(PostbackClaim claim, AttributionEvidence evidence, AttributionRules? rules = null) =>
        Assert.IsType<AttributionOutcome.Attributed>(EarnerChoice.Decide(claim, Sale.Advertiser, rules ?? AttributionRules.Default, evidence));

    private static void AssertRefused(PostbackClaim claim, AttributionEvidence evidence, string reason, AttributionRules? rules = null)
    {
        var refused = Assert.IsType<AttributionOutcome.Refused>(EarnerChoice.Decide(claim, Sale.Advertiser, rules ?? AttributionRules.Default, evidence));
        Assert.Equal(reason, refused.Refusal.Reason);
        Assert.Null(refused.Explanation.Winner);
    }
}
