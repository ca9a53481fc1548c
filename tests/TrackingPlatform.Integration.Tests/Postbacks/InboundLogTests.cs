using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Postbacks;

[Collection(LedgerCollection.Name)]
public sealed class InboundLogTests(LedgerFixture books)
{
    private IInboundLog Log => books.Get<IInboundLog>();

    [Fact]
    public async Task Storing_a_receipt_again_changes_nothing()
    {
        var world = await books.FoundAsync();
        var sale = LedgerWorld.Sale(await world.ClickAsync());
        var receipt = await world.PostAsync(sale);

        await Log.AppendAsync(Request(world, receipt.Id), CancellationToken.None);

        Assert.Equal(receipt, await world.ReceiptAsync(receipt.Id));
    }

    [Fact]
    public async Task A_request_that_names_no_tenant_stands_apart()
    {
        var receipt = ReceiptId.New(books.Clock.GetUtcNow());
        var request = new InboundPostback
        {
            Id = receipt,
            Method = "POST",
            Target = "/postback",
            Body = [0, 255, 10],
            UserAgent = "a\0b",
            Verdict = PostbackVerdict.Rejected,
            Reason = "token_wrong",
            HttpStatus = 401,
        };
        await Log.AppendAsync(request, CancellationToken.None);
        await Log.AppendAsync(request, CancellationToken.None);

        Assert.Equal("token_wrong|00ff0a|a\uFFFDb", await books.ScalarAsync($"select reason || '|' || encode(body, 'hex') || '|' || user_agent from inbound_unresolved where receipt_id = '{receipt.Value}'"));
        Assert.Equal("0", await books.ScalarAsync($"select count(*) from inbound where receipt_id = '{receipt.Value}'"));
    }

    [Fact]
    public async Task A_receipt_is_shown_to_its_advertiser_alone()
    {
        var (world, other) = (await books.FoundAsync(), await books.FoundAsync());
        var receipt = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));

        Assert.NotNull(await world.ReceiptAsync(receipt.Id));
        Assert.Null(await other.ReceiptAsync(receipt.Id));
        Assert.Null(await Log.FindReceiptAsync(world.Tenant, AdvertiserId.New(world.Now), receipt.Id, CancellationToken.None));
        Assert.Null(await Log.FindReceiptAsync(other.Tenant, world.Advertiser, receipt.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_receipt_from_long_ago_still_finds_a_place()
    {
        var world = await books.FoundAsync();
        var old = ReceiptId.New(world.Now - TimeSpan.FromDays(9));

        await Log.AppendAsync(Request(world, old), CancellationToken.None);

        Assert.Equal(PostbackVerdict.Waiting, (await world.ReceiptAsync(old))?.Verdict);
    }

    private static InboundPostback Request(LedgerWorld world, ReceiptId receipt) => new()
    {
        Id = receipt,
        TenantId = world.Tenant,
        AdvertiserId = world.Advertiser,
        Method = "GET",
        Target = "/postback",
        Postback = new Postback { ClickId = "abc", Others = [new("a", "1"), new("a", "2")] },
        Verdict = PostbackVerdict.Waiting,
        HttpStatus = 202,
    };
}
