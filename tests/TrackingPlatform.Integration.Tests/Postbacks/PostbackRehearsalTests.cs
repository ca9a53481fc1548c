using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Postbacks;

[Collection(LedgerCollection.Name)]
public sealed class PostbackRehearsalTests(LedgerFixture books)
{
    private const string Traces =
        """
        select concat_ws('|', (select count(*) from conversions where tenant_id = $tenant), (select count(*) from conversion_changes where tenant_id = $tenant),
            (select count(*) from conversion_deltas where tenant_id = $tenant), (select count(*) from deliveries where tenant_id = $tenant),
            (select count(*) from deliveries_done where tenant_id = $tenant), (select count(*) from inbound where tenant_id = $tenant),
            (select count(*) from cap_counters where tenant_id = $tenant))
        """;

    [Fact]
    public async Task A_dry_run_tells_verdict_money_caps_and_requests_and_leaves_nothing()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved);
        await world.LimitAsync("""[{"what":"payout","period":"day","limit":"100","overflow":"hold"}]""");
        var sale = LedgerWorld.Sale(await world.ClickAsync()) with { DryRun = "1" };

        var told = await RunAsync(world, sale);

        Assert.Equal(("accepted", null, 200, true), (told.Verdict, told.Reason, told.HttpStatus, told.DryRun));
        Assert.Equal(("approved", "10.00", "100.00 × 10 %", "15.00"), (told.Money!.Status, told.Money.Payout, told.Money.PayoutFormula, told.Money.Revenue));
        Assert.Equal(("0", "10", "100"), (told.Caps[0].Before, told.Caps[0].After, told.Caps[0].Limit));
        Assert.Equal($"https://p.example/pb?c={sale.ClickId}&s=one&p=10.00&st=approved&x=y%20z", Assert.Single(told.Deliveries).Url);
        Assert.Equal(sale.ClickId, told.Attribution!.Winner);
        Assert.Null(told.Conversion);
        Assert.Equal("0|0|0|0|0|0|0", await world.ScalarAsync(Traces));
    }

    [Fact]
    public async Task A_dry_run_of_a_repeat_or_a_refusal_says_so()
    {
        var world = await books.FoundAsync();
        var click = await world.ClickAsync();
        var booked = await world.PostAsync(LedgerWorld.Sale(click));
        var before = await world.ScalarAsync(Traces);

        Assert.Equal(("duplicate", booked.ConversionId.ToString()), ((await RunAsync(world, LedgerWorld.Sale(click))).Verdict, (await RunAsync(world, LedgerWorld.Sale(click))).Conversion));
        var reversal = await RunAsync(world, LedgerWorld.Sale(click, status: "reversed"));
        Assert.Equal(("updated", "reversed", ReasonCodes.NoPostbackConfigured), (reversal.Verdict, reversal.Money!.Status, reversal.Deliveries[0].Reason));
        Assert.Equal(ReasonCodes.AmountInvalid, (await RunAsync(world, LedgerWorld.Sale(click, "t2", "12,50"))).Reason);
        Assert.Equal(before, await world.ScalarAsync(Traces));
    }

    [Fact]
    public async Task What_is_booked_would_refuse_a_dry_run_that_lost_its_way() =>
        Assert.Equal(ReasonCodes.NotSupportedYet, (await (await books.FoundAsync()).PostAsync(new Postback { DryRun = "1" })).Reason);

    private Task<Rehearsal> RunAsync(LedgerWorld world, Postback postback) =>
        books.Get<IPostbackRehearsal>().RunAsync(world.Tenant, world.Advertiser, postback, CancellationToken.None);
}
