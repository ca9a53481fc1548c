using CsCheck;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tests.Conversions;

namespace TrackingPlatform.Domain.Tests.Attribution;

/// <summary>Whatever is named and found, in whatever order it is asked: who earns is what a plain reading of the tenant's order says.</summary>
public sealed class EarnerChoiceProperties
{
    private static readonly PublisherId OfCoupon = PublisherId.New(Sale.ClickedAt);

    private static readonly PublisherId Named = PublisherId.New(Sale.ClickedAt);

    private static readonly Gen<Case> AnyCase = Gen.Select(
        Gen.Shuffle(Enum.GetValues<AttributionKey>()),
        Gen.Int[1, 4],
        Gen.Bool,
        Gen.Bool.Array[8],
        Gen.Int[0, 40].Array[0, 6],
        (order, length, first, flags, days) => new Case(
            new AttributionRules([.. order.Take(length)], first ? CustomerTouch.FirstClick : CustomerTouch.LastClick), flags, [.. days.Distinct()]));

    [Fact]
    public void The_first_key_in_the_order_that_answers_wins() => AnyCase.Sample(
        each =>
        {
            var outcome = EarnerChoice.Decide(each.Claim, Sale.Advertiser, each.Rules, each.Evidence);
            var expected = each.Rules.AskedOf(each.Claim).Select(each.Plainly).FirstOrDefault(earner => earner is not null);
            Assert.Equal(expected, outcome is AttributionOutcome.Attributed won ? won.Earner : null);
        },
        iter: 20_000);

    [Fact]
    public void Every_decision_names_one_winner_or_says_of_each_candidate_why_not() => AnyCase.Sample(
        each =>
        {
            switch (EarnerChoice.Decide(each.Claim, Sale.Advertiser, each.Rules, each.Evidence))
            {
                case AttributionOutcome.Attributed won:
                    var winner = Assert.Single(won.Explanation.Candidates, candidate => candidate.Outcome == "won");
                    Assert.Equal(won.Explanation.Winner, winner.ClickId ?? winner.Publisher);
                    Assert.Equal(won.Explanation.Model, winner.By);
                    break;
                case AttributionOutcome.Refused refused:
                    Assert.DoesNotContain(refused.Explanation.Candidates, candidate => candidate.Outcome is "won" or ReasonCodes.OtherClickWon);
                    Assert.Null(refused.Explanation.Winner);
                    break;
            }
        },
        iter: 20_000);

    [Fact]
    public void The_order_in_which_a_customers_clicks_are_found_changes_nothing() => AnyCase.Sample(
        each => Assert.Equivalent(
            EarnerChoice.Decide(each.Claim, Sale.Advertiser, each.Rules, each.Evidence),
            EarnerChoice.Decide(each.Claim, Sale.Advertiser, each.Rules, each.Evidence with { OfCustomer = [.. each.Evidence.OfCustomer.Reverse()] })),
        iter: 2_000);

    /// <summary>Something named and something found. The conversion happens on the fortieth day, and the offer's window is thirty days.</summary>
    private sealed record Case(AttributionRules Rules, bool[] Flags, int[] Days)
    {
        private static readonly Click[] Clicks =
            [.. Enumerable.Range(0, 41).Select(day => Sale.Click with { Id = ClickId.New(Sale.ClickedAt.AddDays(day)), PublisherId = PublisherId.New(Sale.ClickedAt) })];

        public PostbackClaim Claim => Sale.Claim(transaction: "t", after: TimeSpan.FromDays(40), click: Sale.Click.Id) with
        {
            ClickId = Flags[0] ? Clicks[20].Id : null,
            Details = new PostbackDetails { Coupon = Flags[1] ? "c" : null, UserId = Flags[2] ? "u" : null },
            Offer = Flags[3] ? Sale.Offer.Id : null,
            Publisher = Flags[3] && !Flags[0] && !Flags[1] && !Flags[2] ? Named : null,
        };

        public AttributionEvidence Evidence => new()
        {
            Named = Flags[0] && Flags[4] ? new Touchpoint(Clicks[20], Sale.Offer) : null,
            Coupon = Flags[1] && Flags[5] ? new CouponEvidence("C", OfCoupon, PublisherStatus.Active, null, null, Sale.Offer.Id, Sale.Offer) : null,
            OfCustomer = Flags[2] ? [.. Days.Select(day => new Touchpoint(Clicks[day], Sale.Offer))] : [],
            Publisher = Flags[3] && Flags[6] ? new PublisherEvidence(PublisherStatus.Active, Flags[7], Sale.Offer) : null,
        };

        public Earner? Plainly(AttributionKey key)
        {
            var counting = Days.Where(day => day >= 10).Order().ToArray();
            return key switch
            {
                AttributionKey.ClickId => Flags[4] ? new Earner(Clicks[20].PublisherId, Clicks[20]) : null,
                AttributionKey.Coupon => Flags[5] ? new Earner(OfCoupon, null) : null,
                AttributionKey.UserId => counting.Length == 0 ? null : Of(Clicks[Rules.Touch == CustomerTouch.FirstClick ? counting[0] : counting[^1]]),
                AttributionKey.Publisher => Flags[6] && Flags[7] ? new Earner(Named, null) : null,
            };
        }

        private static Earner Of(Click click) => new(click.PublisherId, click);
    }
}
