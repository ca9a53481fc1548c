using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Reporting;

[Collection(LedgerCollection.Name)]
public sealed class RollupFolderTests(LedgerFixture books)
{
    [Fact]
    public async Task Folding_moves_figures_and_changes_none()
    {
        var world = await books.FoundAsync();
        string[] statuses = ["approved", "pending", "hold", "rejected", "reversed"];
        for (var round = 0; round < 3; round++)
        {
            for (var number = 0; number < statuses.Length; number++)
            {
                var click = await world.ClickAsync();
                await world.PostAsync(LedgerWorld.Sale(click, $"t{round}-{number}", status: statuses[number]));
                await world.PostAsync(LedgerWorld.Sale(click, $"t{round}-{number}", amount: "50", status: statuses[(number + round) % 5]));
            }

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => books.Get<RollupFolder>().FoldAsync(CancellationToken.None)));
        }

        Assert.Equal("0", await world.ScalarAsync("select count(*) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal(
            await world.ScalarAsync(
                """
                select concat_ws('|', count(*) filter (where status = 'approved'), count(*) filter (where status = 'pending'), count(*) filter (where status = 'hold'),
                    count(*) filter (where status = 'rejected'), count(*) filter (where status = 'reversed'),
                    sum(amount) filter (where status = 'approved'), sum(payout) filter (where status = 'approved'),
                    sum(revenue) filter (where status = 'approved'), sum(payout) filter (where status in ('pending', 'hold')))
                from conversions where tenant_id = $tenant
                """),
            await world.ScalarAsync(
                """
                select concat_ws('|', sum(conversions), sum(pending), sum(held), sum(rejected), sum(reversed), sum(amount), sum(payout), sum(revenue), sum(payout_pending))
                from conversion_rollups where tenant_id = $tenant
                """));
        Assert.Equal("3", await world.ScalarAsync("select sum(conversions) from conversion_rollups where tenant_id = $tenant"));
    }
}
