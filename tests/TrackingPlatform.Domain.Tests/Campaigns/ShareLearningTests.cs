using CsCheck;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Campaigns;

public sealed class ShareLearningTests
{
    private const double Exploration = 0.1;

    private static readonly Gen<OfferEarnings> Earnings =
        from clicks in Gen.Int[0, 20_000]
        from converted in Gen.Int[0, clicks / 3]
        from worth in Gen.Int[-500, 5_000]
        select new OfferEarnings(new OfferId(Guid.CreateVersion7()), clicks, converted, converted * worth / 100m, converted);

    private static readonly Gen<List<(OfferEarnings Earnings, double Share)>> Routes = Gen.Select(Earnings, Gen.Double[0, 1]).List[1, 8];

    [Fact]
    public void Shares_are_parts_of_one_and_nobody_falls_below_his_part_of_the_exploration() => Routes.Sample(
        route =>
        {
            var shares = ShareLearning.Step(route, Exploration);
            Assert.Equal(1, shares.Sum(each => each.Share), 9);
            if (route.Any(each => each.Earnings.Converted > 0))
            {
                Assert.All(shares, each => Assert.True(each.Share >= (Exploration / route.Count) - 1e-9, $"{each.Share} of {route.Count} offers"));
                Assert.Equal(1, shares.Sum(each => each.ChanceOfBest!.Value), 9);
            }
        },
        iter: 200);

    [Fact]
    public void The_same_input_gives_the_same_shares() => Routes.Sample(
        route => Assert.Equal(ShareLearning.Step(route, Exploration), ShareLearning.Step(route, Exploration)), iter: 50);

    [Fact]
    public void A_clearly_better_offer_gets_all_but_the_exploration()
    {
        var shares = Settle(0.1, Of(4_000, 40, 2m), Of(4_000, 160, 2m), Of(4_000, 60, 2m));
        Assert.Equal([1 / 30.0, 1 - (2 / 30.0), 1 / 30.0], shares.Select(each => each.Share), (left, right) => Math.Abs(left - right) < 0.005);
    }

    [Fact]
    public void Less_conversions_of_more_worth_win()
    {
        var shares = Settle(0.1, Of(5_000, 250, 1m), Of(5_000, 100, 5m));
        Assert.True(shares[1].Share > 0.9, $"{shares[1].Share}");
        Assert.Equal(0.1m, shares[1].Earnings.PerClick);
    }

    [Fact]
    public void Where_all_lose_money_the_smallest_loss_wins()
    {
        var shares = Settle(0.1, Of(5_000, 250, -3m), Of(5_000, 250, -1m));
        Assert.True(shares[1].Share > 0.9, $"{shares[1].Share}");
    }

    [Fact]
    public void Two_and_one_and_a_half_percent_are_not_told_apart_by_two_thousand_clicks()
    {
        var shares = Settle(0.1, Of(2_000, 40, 1m), Of(2_000, 30, 1m));
        Assert.InRange(shares[0].ChanceOfBest!.Value, 0.75, 0.97);
    }

    [Fact]
    public void A_step_moves_no_share_by_more_than_a_tenth()
    {
        var shares = ShareLearning.Step([(Of(4_000, 40, 1m), 0.5), (Of(4_000, 400, 1m), 0.5)], Exploration);
        Assert.Equal(0.6, shares[1].Share, 9);
        Assert.Equal(0.95, shares[1].Aim!.Value, 2);
    }

    [Fact]
    public void What_has_arrived_stays_put()
    {
        var settled = Settle(0.1, Of(4_000, 40, 1m), Of(4_000, 400, 1m));
        var again = ShareLearning.Step([.. settled.Select(each => (each.Earnings with { Clicks = each.Earnings.Clicks + 3 }, each.Share))], Exploration);
        Assert.Equal(settled.Select(each => each.Share), again.Select(each => each.Share));
    }

    [Fact]
    public void As_long_as_nothing_has_converted_the_present_shares_stay()
    {
        var shares = ShareLearning.Step([(Of(5_000, 0, 0m), 70), (Of(100, 0, 0m), 30)], Exploration);
        Assert.Equal([0.7, 0.3], shares.Select(each => each.Share));
        Assert.All(shares, each => Assert.Null(each.ChanceOfBest));
    }

    [Fact]
    public void Full_exploration_spreads_evenly_whatever_was_learnt() =>
        Assert.All(Settle(1, Of(4_000, 40, 1m), Of(4_000, 400, 1m)), each => Assert.Equal(0.5, each.Share, 9));

    private static OfferEarnings Of(long clicks, long converted, decimal worth) => new(new OfferId(Guid.CreateVersion7()), clicks, converted, converted * worth, converted);

    // From even shares, as many steps as it takes from one end to the other.
    private static IReadOnlyList<EarnedShare> Settle(double exploration, params OfferEarnings[] offers)
    {
        var shares = ShareLearning.Step([.. offers.Select(each => (each, 1.0))], exploration);
        for (var step = 0; step < 10; step++)
        {
            shares = ShareLearning.Step([.. shares.Select(each => (each.Earnings, each.Share))], exploration);
        }

        return shares;
    }
}
