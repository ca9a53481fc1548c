using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Campaigns;

public sealed class EarnedSharesTests
{
    private static readonly OfferId First = new(Guid.CreateVersion7());
    private static readonly OfferId Second = new(Guid.CreateVersion7());
    private static readonly OfferId Third = new(Guid.CreateVersion7());

    private static readonly EarnedShares Learnt = new([(EarnedShares.OwnOffers, First, 0.8), (EarnedShares.OwnOffers, Second, 0.2), ("Germany", First, 0.1)]);

    [Fact]
    public void What_was_learnt_counts_and_not_the_weights() => Assert.Equal([800, 200], Learnt.WeightsOf("", [(First, 50), (Second, 50)]));

    [Fact]
    public void Until_something_was_learnt_the_weights_count() => Assert.Equal([70, 30], Learnt.WeightsOf("Austria", [(First, 70), (Second, 30)]));

    [Fact]
    public void An_offer_of_weight_none_gets_nobody() => Assert.Equal([0, 1_000], Learnt.WeightsOf("", [(First, 0), (Second, 30)]));

    [Fact]
    public void An_offer_that_was_added_gets_an_even_part_and_the_others_keep_what_they_earned() =>
        Assert.Equal([533, 133, 333], Learnt.WeightsOf("", [(First, 1), (Second, 1), (Third, 1)]));

    [Fact]
    public void A_campaign_that_is_edited_keeps_what_its_routes_learnt()
    {
        var world = new Snapshots();
        var (one, two) = (world.Offer(), world.Offer());
        var campaign = world.Campaign(
            $$$"""[{"name":"Germany","when":{"field":"country","values":["DE"]},"then":{"offers":[{"offer":"{{{new OfferId(two)}}}"},{"offer":"{{{new OfferId(one)}}}"}],"rotation":"optimised"}}]""",
            (one, 10), (two, 90));
        world.Campaign(row => row with { Rotation = "optimised", Earned = [new("", one, 0.9), new("", two, 0.1), new("Germany", two, 0.25), new("Germany", one, 0.75)] });

        var entry = world.Build().Campaigns[new CampaignId(campaign)];

        Assert.Equal([900, 100], entry.Route.Offers.Select(share => share.Weight));
        Assert.Equal([10, 90], Enumerable.Range(0, 2).Select(entry.Route.OwnWeight));
        Assert.Equal([250, 750], entry.Rules[0].Route!.Offers.Select(share => share.Weight));
    }
}
