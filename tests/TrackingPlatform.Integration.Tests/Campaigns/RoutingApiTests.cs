using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Campaigns;

/// <summary>Rules, access, blocks and the simulator through the REST API, as a script would use them.</summary>
public sealed class RoutingApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private SeededTenant _tenant = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _tenant = await database.CreateSeededTenantAsync("Acme");
        _client = await _node.ClientAsync(_tenant.Id, ApiScope.Write);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Rules_are_patched_whole_and_everything_else_leaves_them_alone()
    {
        await PatchCampaignAsync($$$"""{"rules":[{"name":"Germans","when":{"field":"country","values":["DE"]},"then":{"offers":[{"offer":"{{{_tenant.Offer}}}"}]}}]}""");
        var renamed = await PatchCampaignAsync("""{"name":"Renamed"}""");
        var refused = await SendAsync("PATCH", Campaign, """{"rules":[{"name":"A","then":{"refuse":"bot"}},{"name":"B","when":{"all":[{"field":"device","values":["phone"]}]},"then":{"refuse":"bot"}}]}""");
        var cleared = await PatchCampaignAsync("""{"rules":null}""");

        Assert.Equal("""{"field":"country","op":"is","values":["DE"]}""", renamed["rules"]![0]!["when"]!.ToJsonString());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid"), (refused.Status, refused.Reason));
        Assert.NotNull(refused.Body!["errors"]!["rules[1].when.all[0].values[0]"]);
        Assert.Equal("[]", cleared["rules"]!.ToJsonString());
    }

    [Fact]
    public async Task A_publisher_is_approved_blocked_and_left_to_the_visibility_again()
    {
        var address = $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}";
        var nothing = await SendAsync("GET", address);
        var approved = await SendAsync("PUT", address, """{"status":"approved","note":"Met in Vienna"}""");
        var blocked = await SendAsync("PUT", address, """{"status":"blocked"}""");
        var list = (await SendAsync("GET", $"/api/v1/offers/{_tenant.Offer}/access")).Body!;
        var filtered = (await SendAsync("GET", $"/api/v1/offers/{_tenant.Offer}/access?status=approved,requested")).Body!;
        var gone = await SendAsync("DELETE", address);
        var twice = await SendAsync("DELETE", address);

        Assert.Equal(HttpStatusCode.NotFound, nothing.Status);
        Assert.Equal(("approved", "Met in Vienna", "Acme publisher"), ((string?)approved.Body!["status"], (string?)approved.Body["note"], (string?)approved.Body["publisher_name"]));
        Assert.Equal(("blocked", null), ((string?)blocked.Body!["status"], (string?)blocked.Body["note"]));
        Assert.Equal(_tenant.Publisher.ToString(), (string?)list["items"]!.AsArray().Single()!["publisher"]);
        Assert.Empty(filtered["items"]!.AsArray());
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (gone.Status, twice.Status));
    }

    [Theory]
    [InlineData("""{}""", "required", "status")]
    [InlineData("""{"status":"pending"}""", "invalid", "status")]
    [InlineData("""{"status":"approved","until":"2027"}""", "unknown_field", "until")]
    public async Task Access_that_is_wrong_is_named(string json, string reason, string field)
    {
        var answer = await SendAsync("PUT", $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}", json);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (answer.Status, answer.Reason));
        Assert.NotNull(answer.Body!["errors"]![field]);
    }

    [Fact]
    public async Task Access_settled_by_many_at_once_is_settled_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync("PUT", $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}", """{"status":"approved"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task A_source_is_blocked_once_found_and_taken_again()
    {
        var made = await SendAsync("POST", "/api/v1/blocks", $$"""{"field":"source","value":"Spam-1","publisher":"{{_tenant.Publisher}}","note":"bots"}""");
        var everywhere = await SendAsync("POST", "/api/v1/blocks", """{"field":"sub3","value":"x"}""");
        var taken = await SendAsync("POST", "/api/v1/blocks", $$"""{"field":"source","value":"spam-1","publisher":"{{_tenant.Publisher}}"}""");
        var ofOffer = (await SendAsync("GET", $"/api/v1/blocks?offer={_tenant.Offer}&field=sub3")).Body!;
        var found = (await SendAsync("GET", "/api/v1/blocks?search=spam")).Body!;

        Assert.Equal((HttpStatusCode.Created, $"/api/v1/blocks/{made.Body!["id"]}"), (made.Status, made.Location));
        Assert.StartsWith("blk_", (string?)made.Body["id"], StringComparison.Ordinal);
        Assert.Equal(("taken", HttpStatusCode.UnprocessableEntity), (taken.Reason, taken.Status));
        Assert.Equal(["sub3"], ofOffer["items"]!.AsArray().Select(block => (string?)block!["field"]));
        Assert.Equal(["Acme publisher"], found["items"]!.AsArray().Select(block => (string?)block!["publisher_name"]));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync("DELETE", made.Location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", made.Location!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", everywhere.Location!)).Status);
    }

    [Theory]
    [InlineData("""{"value":"x"}""", "required", "field")]
    [InlineData("""{"field":"country","value":"DE"}""", "invalid", "field")]
    [InlineData("""{"field":"source","value":" "}""", "required", "value")]
    [InlineData("""{"field":"source","value":"x","publisher":"pub_01jd8k0c000000000000000000"}""", "unknown", "publisher")]
    [InlineData("""{"field":"source","value":"x","offer":"off_1"}""", "unknown", "offer")]
    public async Task A_block_that_is_wrong_is_named(string json, string reason, string field)
    {
        var answer = await SendAsync("POST", "/api/v1/blocks", json);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (answer.Status, answer.Reason));
        Assert.NotNull(answer.Body!["errors"]![field]);
    }

    [Fact]
    public async Task The_simulator_says_where_a_visitor_would_go_and_why()
    {
        var second = await SecondOfferAsync();
        await PatchCampaignAsync($$$"""
            {"fallback_url":"https://else.example/","rules":[
              {"name":"Phones in Germany","when":{"all":[{"field":"country","values":["DE"]},{"field":"os","values":["ios"]},{"field":"time","op":"between","values":["08:00","20:00"]}]},
               "then":{"offers":[{"offer":"{{{_tenant.Offer}}}","weight":75},{"offer":"{{{second}}}","weight":25}]}},
              {"name":"Spam","when":{"field":"source","op":"starts_with","values":["spam"]},"then":{"refuse":"source_blocked"}}]}
            """);
        const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

        var shared = await SimulateAsync($$$"""{"country":"de","user_agent":"{{{Phone}}}","time":"2026-11-22T14:00","parameters":{"sub1":"a b"}}""");
        var late = await SimulateAsync($$$"""{"country":"DE","user_agent":"{{{Phone}}}","time":"2026-11-22T22:00:00Z"}""");
        var spam = await SimulateAsync("""{"country":"AT","parameters":{"source":"Spam-7"}}""");

        Assert.Equal(("redirected", "Acme offer"), ((string?)shared["verdict"], (string?)shared["offer_name"]));
        Assert.Equal([("Acme offer", 75, 0.75), ("Second", 25, 0.25)], shared["shares"]!.AsArray().Select(share => ((string?)share!["offer_name"], (int)share["weight"]!, (double)share["share"]!)));
        Assert.Equal("https://second.example/?s=a%20b", (string?)shared["shares"]![1]!["destination"]);
        Assert.Equal("Phones in Germany", (string?)shared["steps"]![0]!["saw"]);
        Assert.Equal("no", (string?)late["steps"]![0]!["outcome"]);
        Assert.Equal(1, (double)late["shares"]!.AsArray().Single()!["share"]!);
        Assert.Equal(("refused", "source_blocked", "https://else.example/"), ((string?)spam["verdict"], (string?)spam["reason"], (string?)spam["destination"]));
        Assert.Equal("0", await Sql.ScalarAsync(database.Logins.Owner, "select count(*) from clicks"));
    }

    [Fact]
    public async Task The_simulator_knows_the_links_defaults_access_blocks_targeting_and_deep_links()
    {
        await SendAsync("PATCH", $"/api/v1/links/{_tenant.Link}", """{"defaults":{"source":"newsletter"}}""");
        await SendAsync("PATCH", $"/api/v1/offers/{_tenant.Offer}", """{"deep_link_hosts":["*.shop.example"],"targeting":{"field":"visitor","values":["new"]},"targeting_soft":true,"pass_parameters":true}""");
        var deep = await SimulateAsync("""{"visitor":"returning","parameters":{"url":"https://www.shop.example/shoes?size=44","utm":"x"}}""");
        await SendAsync("POST", "/api/v1/blocks", """{"field":"source","value":"NEWSLETTER"}""");
        var blocked = await SimulateAsync("{}");
        var other = await SimulateAsync("""{"parameters":{"source":"elsewhere"}}""");
        await SendAsync("PUT", $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}", """{"status":"blocked"}""");
        var publisher = await SimulateAsync("""{"parameters":{"source":"elsewhere"}}""");

        Assert.StartsWith("https://www.shop.example/shoes?size=44&click=", (string?)deep["destination"], StringComparison.Ordinal);
        Assert.EndsWith("&utm=x", (string?)deep["destination"], StringComparison.Ordinal);
        Assert.Equal("""["off_target","returning"]""", deep["flags"]!.ToJsonString());
        Assert.Equal("source_blocked", (string?)blocked["reason"]);
        Assert.Equal("redirected", (string?)other["verdict"]);
        Assert.Equal("publisher_blocked", (string?)publisher["reason"]);
    }

    [Fact]
    public async Task A_campaign_is_tried_before_it_is_saved()
    {
        var second = await SecondOfferAsync();
        await PatchCampaignAsync("""{"rules":[{"name":"Nobody","then":{"refuse":"bot"}}]}""");
        var settings = $$$"""{"name":"x","offers":[{"offer":"{{{second}}}","weight":1}],"rules":[{"name":"Germans","when":{"field":"country","values":["DE"]},"then":{"url":"https://germany.example/"}}]}""";

        var german = await SimulateAsync($$"""{"country":"DE","settings":{{settings}}}""");
        var other = await SimulateAsync($$"""{"country":"AT","settings":{{settings}}}""");
        var saved = await SimulateAsync("""{"country":"AT"}""");
        var refused = await SendAsync("POST", "/api/v1/simulate", $$$"""{"link":"{{{_tenant.LinkCode}}}","settings":{"rules":[{"name":"Germans","when":{"field":"country","values":["Germany"]},"then":{"refuse":"bot"}}]}}""");

        Assert.Equal(("forwarded_by_rule", "https://germany.example/"), ((string?)german["reason"], (string?)german["destination"]));
        Assert.Equal("Second", (string?)other["offer_name"]);
        Assert.Equal("bot", (string?)saved["reason"]);
        Assert.NotNull(refused.Body!["errors"]!["settings.rules[0].when.values[0]"]);
    }

    [Theory]
    [InlineData("""{}""", "required", "link")]
    [InlineData("""{"link":"a","offer":"off_1"}""", "required", "link")]
    [InlineData("""{"campaign":"cmp_1"}""", "required", "publisher")]
    [InlineData("""{"link":"CODE","country":"Germany"}""", "invalid", "country")]
    [InlineData("""{"link":"CODE","device":"phone"}""", "invalid", "device")]
    [InlineData("""{"link":"CODE","connection":"wifi"}""", "invalid", "connection")]
    [InlineData("""{"link":"CODE","ip":"here"}""", "invalid", "ip")]
    [InlineData("""{"link":"CODE","time":"noon"}""", "invalid", "time")]
    [InlineData("""{"link":"CODE","visitor":"old"}""", "invalid", "visitor")]
    [InlineData("""{"link":"CODE","clicks":-1}""", "invalid", "clicks")]
    [InlineData("""{"link":"CODE","colour":"red"}""", "unknown_field", "colour")]
    public async Task A_visitor_who_cannot_be_is_named(string json, string reason, string field)
    {
        var answer = await SendAsync("POST", "/api/v1/simulate", json.Replace("CODE", _tenant.LinkCode, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (answer.Status, answer.Reason));
        Assert.NotNull(answer.Body!["errors"]![field]);
    }

    [Fact]
    public async Task Another_tenants_routing_looks_exactly_like_none_at_all()
    {
        var stranger = await database.CreateSeededTenantAsync("Other");
        using var client = await _node.ClientAsync(stranger.Id, ApiScope.Write);
        var block = (await SendAsync("POST", "/api/v1/blocks", """{"field":"source","value":"x"}""")).Location!;
        var access = $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}";
        await SendAsync("PUT", access, """{"status":"approved"}""");

        Task<ApiAnswer> AskAsync(string method, string path, string? json = null) => ApiAnswer.SendAsync(client, method, path, json);
        ApiAnswer[] answers =
        [
            await AskAsync("GET", block),
            await AskAsync("DELETE", block),
            await AskAsync("GET", access),
            await AskAsync("PUT", access, """{"status":"blocked"}"""),
            await AskAsync("PUT", $"/api/v1/offers/{stranger.Offer}/access/{_tenant.Publisher}", """{"status":"blocked"}"""),
            await AskAsync("DELETE", access),
            await AskAsync("GET", $"/api/v1/offers/{_tenant.Offer}/access"),
            await AskAsync("POST", "/api/v1/simulate", $$"""{"link":"{{_tenant.LinkCode}}"}"""),
            await AskAsync("POST", "/api/v1/simulate", $$"""{"campaign":"{{_tenant.Campaign}}","publisher":"{{_tenant.Publisher}}"}"""),
            await AskAsync("POST", "/api/v1/simulate", $$"""{"offer":"{{stranger.Offer}}","publisher":"{{_tenant.Publisher}}"}"""),
            await AskAsync("POST", "/api/v1/simulate", """{"link":"no-such-code"}"""),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Reason)));
        Assert.Empty((await AskAsync("GET", "/api/v1/blocks")).Body!["items"]!.AsArray());
        Assert.Equal("unknown", (await AskAsync("PATCH", $"/api/v1/campaigns/{stranger.Campaign}", $$$"""{"rules":[{"name":"A","then":{"offers":[{"offer":"{{{_tenant.Offer}}}"}]}}]}""")).Reason);
    }

    [Fact]
    public async Task A_key_that_may_only_read_simulates_and_changes_nothing()
    {
        using var reader = await _node.ClientAsync(_tenant.Id, ApiScope.Read);

        Assert.Equal(HttpStatusCode.OK, (await ApiAnswer.SendAsync(reader, "POST", "/api/v1/simulate", $$"""{"link":"{{_tenant.LinkCode}}"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAnswer.SendAsync(reader, "POST", "/api/v1/blocks", """{"field":"source","value":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAnswer.SendAsync(reader, "PUT", $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}", """{"status":"blocked"}""")).Status);
    }

    [Fact]
    public async Task A_link_is_drawn_as_a_code_to_photograph()
    {
        using var svg = await _client.GetAsync($"/api/v1/links/{_tenant.Link}/qr", TestContext.Current.CancellationToken);
        using var png = await _client.GetAsync($"/api/v1/links/{_tenant.Link}/qr?format=png", TestContext.Current.CancellationToken);
        var gif = await SendAsync("GET", $"/api/v1/links/{_tenant.Link}/qr?format=gif");

        Assert.StartsWith("<svg", await svg.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("PNG"u8.ToArray(), (await png.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[1..4]);
        Assert.Equal(("image/svg+xml", "image/png"), (svg.Content.Headers.ContentType?.MediaType, png.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid"), (gif.Status, gif.Reason));
    }

    private string Campaign => $"/api/v1/campaigns/{_tenant.Campaign}";

    private async Task<JsonNode> PatchCampaignAsync(string json)
    {
        var answer = await SendAsync("PATCH", Campaign, json);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body?.ToJsonString());
        return answer.Body!;
    }

    private async Task<string> SecondOfferAsync() => (string)(await SendAsync("POST", "/api/v1/offers", $$$"""
        {"advertiser":"{{{_tenant.Advertiser}}}","name":"Second","destination":"https://second.example/?s={sub1}","currency":"EUR"}
        """)).Body!["id"]!;

    private async Task<JsonNode> SimulateAsync(string json)
    {
        var body = JsonNode.Parse(json)!;
        body["link"] = _tenant.LinkCode;
        var answer = await SendAsync("POST", "/api/v1/simulate", body.ToJsonString());
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body?.ToJsonString());
        return answer.Body!;
    }

    private Task<ApiAnswer> SendAsync(string method, string path, string? json = null) => ApiAnswer.SendAsync(_client, method, path, json);
}
