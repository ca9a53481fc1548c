using System.Net;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Integration.Tests.Reporting;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.Integration.Tests.Templates;

/// <summary>A template or a webhook sent once by hand, with a sample or a real conversion.</summary>
public sealed class TemplateTrialTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private readonly ScriptedPublisher _publisher = ScriptedPublisher.Start();
    private LogNode _node = null!;
    private ConversionId _conversion;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync()
    {
        _node = await LogNode.StartAsync(database, allowPrivateNetworks: true);
        var click = World.Click(World.Now.AddHours(-2), "ref 1");
        await World.DrainAsync(click);
        _conversion = await World.ConvertAsync(click, transaction: "T-1");
        await World.ExecuteAsync("update template_versions set url = $2 where tenant_id = $1", World.Tenant.Value, _publisher.Url + "/told?cid={click_ref}&order={txn_id}&payout={payout}&token=hidden");
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task It_goes_out_with_the_values_of_a_real_conversion_and_shows_the_answer()
    {
        _publisher.On("/told", PublisherAnswer.Status(200, "thank you"));
        var fired = await FireAsync($$"""{"conversion":"{{_conversion}}"}""");

        var request = Assert.Single(_publisher.Requests);
        Assert.Equal(("ref 1", "T-1", "12.00", "1"), (request.Parameters["cid"], request.Parameters["order"], request.Parameters["payout"], request.Headers["X-Test"]));
        Assert.Equal((200, null, "thank you"), ((int)fired.Body!["status_code"]!, (string?)fired.Body["error"], (string?)fired.Body["response"]));
        Assert.Equal("1", (string?)fired.Body["headers"]!["X-Attempt"]);
        Assert.EndsWith("&token=***", (string?)fired.Body["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        await FireAsync("""{"sample":{"txn_id":"T-9"}}""");
        Assert.Equal("T-9", Assert.Single(_publisher.Requests).Parameters["order"]);
        Assert.Empty(await _node.IdsAsync("deliveries"));
        Assert.Equal("0", await World.ScalarAsync("select count(*) from delivery_attempts where tenant_id = $tenant"));
    }

    [Fact]
    public async Task What_goes_wrong_on_the_way_is_the_answer()
    {
        _publisher.On("/told", PublisherAnswer.Status(503, "down"));
        var fired = await FireAsync("{}");
        Assert.Equal((HttpStatusCode.OK, 503, "http_5xx"), (fired.Status, (int)fired.Body!["status_code"]!, (string?)fired.Body["error"]));
    }

    [Theory]
    [InlineData("""{"conversion":"cnv_01jd00000000000000000000zz"}""", "conversion")]
    [InlineData("""{"sample":{"colour":"red"}}""", "sample.colour")]
    [InlineData("""{"url":"https://elsewhere.example"}""", "url")]
    public async Task What_it_cannot_be_sent_with_is_refused_and_nothing_goes_out(string json, string field)
    {
        var refused = await FireAsync(json);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Body!["errors"]![field]);
        Assert.Empty(_publisher.Requests);
    }

    [Fact]
    public async Task Whoever_may_only_read_sends_nothing() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(World.Tenant, ApiScope.Read, "POST", $"templates/{World.Seeded.Template}/test", "{}")).Status);

    [Fact]
    public async Task A_webhook_tells_of_a_real_conversion_signed_and_nothing_of_it_is_kept()
    {
        _publisher.On("/hooks", PublisherAnswer.Status(422, "not ours"));
        var webhook = await WebhookAsync();
        var fired = (await _node.SendAsync("POST", $"webhooks/{webhook}/test", $$"""{"conversion":"{{_conversion}}"}""")).Body!;

        var request = Assert.Single(_publisher.Requests);
        var told = System.Text.Json.Nodes.JsonNode.Parse(request.Body)!;
        Assert.Equal(
            ("conversion.created", _conversion.ToString(), "T-1", "12.00", "postback", false),
            ((string?)told["type"], (string?)told["conversion"]!["id"], (string?)told["conversion"]!["txn_id"], (string?)told["conversion"]!["payout"], (string?)told["conversion"]!["source"], (bool)told["conversion"]!["is_test"]!));
        Assert.Equal((422, "http_4xx", "not ours"), ((int)fired["status_code"]!, (string?)fired["error"], (string?)fired["response"]));
        Assert.Equal((request.Headers["X-Signature"], "1"), ((string?)fired["headers"]!["X-Signature"], (string?)fired["headers"]!["X-Test"]));
        Assert.Empty(await _node.IdsAsync("deliveries"));
    }

    [Theory]
    [InlineData("{}", "conversion.created")]
    [InlineData("""{"kind":"conversion.updated"}""", "conversion.updated")]
    public async Task A_webhook_without_a_conversion_tells_of_a_sample_that_says_it_is_one(string json, string type)
    {
        await _node.SendAsync("POST", $"webhooks/{await WebhookAsync()}/test", json);
        var told = System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(_publisher.Requests).Body)!;
        Assert.Equal((type, true), ((string?)told["type"], (bool)told["conversion"]!["is_test"]!));
    }

    [Fact]
    public async Task A_webhook_is_not_sent_with_what_cannot_be_meant_nor_by_whoever_may_only_read()
    {
        var path = $"webhooks/{await WebhookAsync()}/test";
        foreach (var (json, field) in new[]
        {
            ("""{"kind":"everything"}""", "kind"), ("""{"conversion":"cnv_01jd00000000000000000000zz"}""", "conversion"), ("""{"url":"https://elsewhere.example"}""", "url"),
            ($$"""{"conversion":"{{_conversion}}","kind":"conversion.created"}""", "kind"),
        })
        {
            Assert.NotNull((await _node.SendAsync("POST", path, json)).Body!["errors"]![field]);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(World.Tenant, ApiScope.Read, "POST", path, "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsync("POST", "webhooks/whk_01jd00000000000000000000zz/test", "{}")).Status);
        Assert.Empty(_publisher.Requests);
    }

    private async Task<string> WebhookAsync() => (string)(await _node.SendAsAsync(
        World.Tenant, ApiScope.Write, "POST", "webhooks", $$"""{"name":"Own","url":"{{_publisher.Url}}/hooks","secret":"sixteen-letters-or-more"}""")).Body!["id"]!;

    private Task<Tenancy.ApiAnswer> FireAsync(string json) => _node.SendAsync("POST", $"templates/{World.Seeded.Template}/test", json);
}
