using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Postbacks;

[Collection(LedgerCollection.Name)]
public sealed class InboundSettlerTests(LedgerFixture books)
{
    [Fact]
    public async Task A_postback_that_overtakes_its_click_is_settled_when_the_click_arrives()
    {
        var world = await books.FoundAsync();
        var click = ClickId.New(world.Now);
        var waiting = await world.PostAsync(LedgerWorld.Sale(click));
        Assert.Equal((PostbackVerdict.Waiting, 202), (waiting.Verdict, waiting.HttpStatus));

        await SettleAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(PostbackVerdict.Waiting, (await world.ReceiptAsync(waiting.Id))?.Verdict);

        await world.ClickAsync(id: click);
        await SettleAfterAsync(TimeSpan.FromSeconds(2));
        var settled = await world.ReceiptAsync(waiting.Id);

        Assert.Equal((PostbackVerdict.Accepted, 200), (settled?.Verdict, settled?.HttpStatus ?? 0));
        Assert.NotNull(settled?.ConversionId);
        Assert.Equal("1", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_click_that_never_comes_is_given_up_after_a_quarter_of_an_hour()
    {
        var world = await books.FoundAsync();
        var waiting = await world.PostAsync(LedgerWorld.Sale(ClickId.New(world.Now)));

        await SettleAfterAsync(TimeSpan.FromMinutes(14));
        Assert.Equal(PostbackVerdict.Waiting, (await world.ReceiptAsync(waiting.Id))?.Verdict);
        await SettleAfterAsync(TimeSpan.FromMinutes(2));

        var given = await world.ReceiptAsync(waiting.Id);
        Assert.Equal((PostbackVerdict.Rejected, ReasonCodes.ClickNotFound, 404), (given!.Verdict, given.Reason, given.HttpStatus));
    }

    [Fact]
    public async Task A_postback_that_a_crash_left_unjudged_is_taken_up()
    {
        var world = await books.FoundAsync();
        var left = await world.StoreAsync(LedgerWorld.Sale(await world.ClickAsync()));

        await SettleAfterAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(PostbackVerdict.Waiting, (await world.ReceiptAsync(left))?.Verdict);
        await SettleAfterAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(PostbackVerdict.Accepted, (await world.ReceiptAsync(left))?.Verdict);
    }

    [Fact]
    public async Task Several_settlers_at_once_book_everything_once()
    {
        var world = await books.FoundAsync();
        for (var number = 0; number < 60; number++)
        {
            await world.StoreAsync(LedgerWorld.Sale(await world.ClickAsync(), "t" + number / 2));
        }

        books.Clock.Advance(TimeSpan.FromSeconds(31));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => books.Get<InboundSettler>().SettleAsync(world.Now, CancellationToken.None)));

        Assert.Equal("30", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
        Assert.Equal("30|30", await world.ScalarAsync("select count(*) filter (where verdict = 'accepted') || '|' || count(*) filter (where verdict = 'rejected') from inbound where tenant_id = $tenant"));
    }

    private async Task SettleAfterAsync(TimeSpan time)
    {
        books.Clock.Advance(time);
        while (await books.Get<InboundSettler>().SettleAsync(books.Clock.GetUtcNow(), CancellationToken.None) > 0)
        {
        }
    }
}
