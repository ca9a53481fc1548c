using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Integration.Tests.Reporting;

namespace TrackingPlatform.Integration.Tests.Attribution;

/// <summary>Coupons and the order in which earners are looked for, through the REST API, and postbacks tried with them.</summary>
public sealed class CouponApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;

    public async ValueTask InitializeAsync() => _node = await LogNode.StartAsync(database, ApiScope.Write);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_coupon_is_added_shown_replaced_listed_by_what_it_counts_for_and_removed()
    {
        var added = await _node.SendAsync("POST", "coupons", Draft("Spring20"));
        Assert.Equal(HttpStatusCode.Created, added.Status);
        var id = (string)added.Body!["id"]!;
        Assert.StartsWith("cpn_", id, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(added.Body, await _node.GetAsync("coupons/" + id)));

        var replaced = await _node.SendAsync("PUT", "coupons/" + id, Draft("SPRING25", """, "from":"2026-03-01","until":"2099-04-01T00:00:00Z" """));
        Assert.Equal(("SPRING25", "2026-03-01T00:00:00+00:00"), ((string?)replaced.Body!["code"], (string?)replaced.Body["from"]));

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _node.SendAsync("PUT", "coupons/" + id, Draft("SPRING30"), added.ETag)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _node.SendAsync("PUT", "coupons/" + id, Draft("SPRING25"), replaced.ETag)).Status);
        await _node.SendAsync("POST", "coupons", $$"""{"code":"ALL","advertiser":"{{_node.World.Seeded.Advertiser}}","publisher":"{{_node.World.Seeded.Publisher}}"}""");
        Assert.Equal(["ALL", "SPRING25"], await CodesAsync($"coupons?offer={_node.World.Seeded.Offer}"));
        Assert.Equal(["SPRING25"], await CodesAsync("coupons?code=spring25"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _node.SendAsync("GET", "coupons?colour=red")).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await _node.SendAsync("DELETE", "coupons/" + id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsync("DELETE", "coupons/" + id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsync("GET", "coupons/" + CouponId.New(_node.World.Now))).Status);
    }

    [Fact]
    public async Task A_code_is_its_advertisers_once_in_whatever_capitals()
    {
        await _node.SendAsync("POST", "coupons", Draft("Größe"));

        var again = await _node.SendAsync("POST", "coupons", Draft("GRÖßE"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Body!["errors"]!["code"]);
    }

    [Theory]
    [InlineData("""{"offer":"$offer","publisher":"$publisher"}""", "code")]
    [InlineData("""{"code":"X","publisher":"$publisher"}""", "offer")]
    [InlineData("""{"code":"X","offer":"$offer"}""", "publisher")]
    [InlineData("""{"code":"X","offer":"$offer","publisher":"pub_0661hf7b1n5r9v3y7c2g6k0p4t"}""", "publisher")]
    [InlineData("""{"code":"X","offer":"$offer","publisher":"$publisher","from":"2026-03-02","until":"2026-03-01"}""", "until")]
    [InlineData("""{"code":"X","offer":"$offer","publisher":"$publisher","from":"soon"}""", "from")]
    [InlineData("""{"code":"X","offer":"$offer","publisher":"$publisher","discount":"5"}""", "discount")]
    public async Task A_coupon_that_cannot_be_right_is_refused(string json, string field)
    {
        var seeded = _node.World.Seeded;
        var refused = await _node.SendAsync(
            "POST", "coupons", json.Replace("$offer", seeded.Offer.ToString(), StringComparison.Ordinal).Replace("$publisher", seeded.Publisher.ToString(), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Body!["errors"]![field]);
    }

    [Fact]
    public async Task Whoever_may_only_read_adds_none_and_another_tenant_sees_none()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(_node.World.Tenant, ApiScope.Read, "POST", "coupons", Draft("X"))).Status);

        var id = (string)(await _node.SendAsync("POST", "coupons", Draft("OURS"))).Body!["id"]!;
        var stranger = (await database.CreateSeededTenantAsync("Other")).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(stranger, ApiScope.Write, "GET", "coupons/" + id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(stranger, ApiScope.Write, "DELETE", "coupons/" + id)).Status);
    }

    [Fact]
    public async Task A_postback_is_tried_in_the_order_that_the_tenant_sets()
    {
        var before = (await _node.GetAsync("postback-settings"))["attribution"]!;
        Assert.Equal("""{"order":["click_id","coupon","user_id"],"customer_click":"last_click"}""", before.ToJsonString());
        await _node.SendAsync("POST", "coupons", Draft("SPRING20"));
        var click = _node.World.Click(_node.World.Now.AddHours(-2));
        await _node.World.DrainAsync(click);
        var query = $"click_id={click.Id}&coupon=spring20&amount=50&txn_id=x";

        Assert.Equal("click_id", await ModelAsync(query));
        var changed = await _node.SendAsync("PATCH", "postback-settings", """{"attribution":{"order":["coupon","click_id"],"customer_click":"first_click"}}""");
        Assert.Equal("""{"order":["coupon","click_id"],"customer_click":"first_click"}""", changed.Body!["attribution"]!.ToJsonString());
        Assert.Equal("coupon", await ModelAsync(query));
    }

    [Theory]
    [InlineData("""{"attribution":{"order":[]}}""", "attribution.order")]
    [InlineData("""{"attribution":{"order":["click_id","click_id"]}}""", "attribution.order")]
    [InlineData("""{"attribution":{"order":["cookie"]}}""", "attribution.order")]
    [InlineData("""{"attribution":{"customer_click":"linear"}}""", "attribution.customer_click")]
    [InlineData("""{"attribution":{"weight":1}}""", "attribution.weight")]
    public async Task An_order_that_cannot_be_right_is_refused(string json, string field)
    {
        var refused = await _node.SendAsync("PATCH", "postback-settings", json);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Body!["errors"]![field]);
    }

    private string Draft(string code, string more = "") =>
        $$"""{"code":"{{code}}","offer":"{{_node.World.Seeded.Offer}}","publisher":"{{_node.World.Seeded.Publisher}}"{{more}}}""";

    private async Task<string?> ModelAsync(string query)
    {
        var told = await _node.SendAsync("POST", "postbacks/try", $$"""{"advertiser":"{{_node.World.Seeded.Advertiser}}","query":"https://t.example/postback?{{query}}"}""");
        Assert.Equal("accepted", (string?)told.Body!["verdict"]);
        return (string?)told.Body["attribution"]!["model"];
    }

    private async Task<IEnumerable<string?>> CodesAsync(string path) => (await _node.GetAsync(path))["items"]!.AsArray().Select(each => (string?)each!["code"]);
}
