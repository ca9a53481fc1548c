using System.Net;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Integration.Tests.Reporting;

namespace TrackingPlatform.Integration.Tests.Amounts;

/// <summary>Rates of exchange through the REST API, and a postback tried with them.</summary>
public sealed class RateApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;

    public async ValueTask InitializeAsync() => _node = await LogNode.StartAsync(database, ApiScope.Write);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_rate_is_stored_listed_replaced_and_removed()
    {
        var stored = await _node.SendAsync("POST", "rates", """{"base":"usd","quote":"EUR","rate":"0.9213","valid_from":"2026-03-01"}""");
        Assert.Equal((HttpStatusCode.OK, "USD", "EUR", "0.9213"), (stored.Status, (string?)stored.Body!["base"], (string?)stored.Body["quote"], (string?)stored.Body["rate"]));

        await _node.SendAsync("POST", "rates", """{"base":"USD","quote":"EUR","rate":"0.95","valid_from":"2026-03-01T00:00:00Z"}""");
        await _node.SendAsync("POST", "rates", """{"base":"GBP","quote":"EUR","rate":"1.17"}""");
        var dollars = (await _node.GetAsync("rates?base=USD"))["items"]!.AsArray();
        Assert.Equal("0.95", (string?)Assert.Single(dollars)!["rate"]);

        Assert.Equal(HttpStatusCode.NoContent, (await _node.SendAsync("DELETE", "rates?base=USD&quote=EUR&valid_from=2026-03-01")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsync("DELETE", "rates?base=USD&quote=EUR&valid_from=2026-03-01")).Status);
        Assert.Single((await _node.GetAsync("rates"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"base":"USD","quote":"USD","rate":"1"}""", "quote")]
    [InlineData("""{"base":"XXX","quote":"EUR","rate":"1"}""", "base")]
    [InlineData("""{"base":"USD","quote":"EUR","rate":"0"}""", "rate")]
    [InlineData("""{"base":"USD","quote":"EUR","rate":"1,1"}""", "rate")]
    [InlineData("""{"base":"USD","quote":"EUR","rate":"0.00000000001"}""", "rate")]
    [InlineData("""{"base":"USD","quote":"EUR","rate":"1","valid_from":"yesterday"}""", "valid_from")]
    public async Task A_rate_that_cannot_be_right_is_refused(string json, string field)
    {
        var refused = await _node.SendAsync("POST", "rates", json);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Body!["errors"]![field]);
    }

    [Fact]
    public async Task Whoever_may_only_read_stores_none() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(_node.World.Tenant, ApiScope.Read, "POST", "rates", """{"base":"USD","quote":"EUR","rate":"1"}""")).Status);

    [Fact]
    public async Task A_postback_is_tried_with_the_rates_of_its_time()
    {
        await _node.SendAsync("POST", "rates", """{"base":"USD","quote":"EUR","rate":"0.5","valid_from":"2020-01-01"}""");
        var click = _node.World.Click(_node.World.Now.AddHours(-2));
        await _node.World.DrainAsync(click);

        var told = (await _node.SendAsync("POST", "postbacks/try", $$"""{"advertiser":"{{_node.World.Seeded.Advertiser}}","query":"https://t.example/postback?click_id={{click.Id}}&amount=50&currency=USD&txn_id=x"}""")).Body!;

        Assert.Equal(("accepted", "25.00", "50 USD × 0.5"), ((string?)told["verdict"], (string?)told["money"]!["amount"], (string?)told["money"]!["sent"]));
        Assert.Empty((await _node.GetAsync("conversions"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _node.SendAsync("POST", "postbacks/try", """{"advertiser":"adv_1","query":"a=b"}""")).Status);
    }
}
