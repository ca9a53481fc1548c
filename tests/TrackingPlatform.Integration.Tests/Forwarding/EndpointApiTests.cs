using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Integration.Tests.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>How the endpoints of publishers stand, through the REST API.</summary>
public sealed class EndpointApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private const string Endpoint = "https://publisher.example";

    private LogNode _node = null!;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync() => _node = await LogNode.StartAsync(database);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task One_that_never_failed_is_listed_with_its_templates()
    {
        var shown = await FindAsync();
        Assert.Equal(("closed", 1, 0, 0), ((string?)shown["breaker"], (int)shown["templates"]!, (int)shown["waiting"]!, (int)shown["parked"]!));
        Assert.Null(shown["last_error"]);
    }

    [Fact]
    public async Task What_waits_and_what_went_wrong_is_told()
    {
        var click = World.Click(World.Now.AddHours(-2));
        await World.DrainAsync(click);
        await World.DeliverAsync(await World.ConvertAsync(click), World.Now.AddMinutes(-30), DeliveryState.Due, null, 200, 503);
        await World.DeliverAsync(await World.ConvertAsync(World.Click(World.Now.AddHours(-3))), World.Now.AddHours(-2), DeliveryState.Parked, "breaker_open");

        var shown = await FindAsync();
        Assert.Equal((1, 1, 2, 1), ((int)shown["waiting"]!, (int)shown["parked"]!, (int)shown["hour_attempts"]!, (int)shown["hour_failures"]!));
        Assert.Equal(("http_5xx", 503), ((string?)shown["last_error"], (int)shown["last_status_code"]!));
        Assert.Equal(World.Now.AddHours(-2), (DateTimeOffset)shown["oldest_at"]!);
    }

    [Fact]
    public async Task A_disabled_one_is_released_with_what_is_parked_for_it()
    {
        var click = World.Click(World.Now.AddHours(-2));
        await World.DrainAsync(click);
        var delivery = await World.DeliverAsync(await World.ConvertAsync(click), World.Now.AddHours(-1), DeliveryState.Parked, "breaker_open");
        await World.ExecuteAsync(
            "insert into endpoint_health (tenant_id, endpoint, breaker, disabled_reason, changed_at) values ($1, $2, '{\"state\":1,\"window\":[]}', 'breaker_open', now())", World.Tenant.Value, Endpoint);
        Assert.Equal("breaker_open", (string?)(await FindAsync())["disabled_reason"]);

        var released = await _node.SendAsync("POST", "endpoints/release", $$"""{"endpoint":"{{Endpoint}}"}""");

        Assert.Equal((HttpStatusCode.OK, 1), (released.Status, (int)released.Body!["released"]!));
        Assert.Null((await FindAsync())["disabled_reason"]);
        Assert.Equal("due", (string?)(await _node.GetAsync($"deliveries/{delivery}"))["state"]);
    }

    [Fact]
    public async Task What_is_none_of_the_tenants_is_not_found_and_readers_release_nothing()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsync("POST", "endpoints/release", """{"endpoint":"https://elsewhere.example"}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _node.SendAsync("POST", "endpoints/release", "{}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(World.Tenant, ApiScope.Read, "POST", "endpoints/release", $$"""{"endpoint":"{{Endpoint}}"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(await database.CreateTenantAsync("Other"), ApiScope.Operate, "POST", "endpoints/release", $$"""{"endpoint":"{{Endpoint}}"}""")).Status);
    }

    [Fact]
    public async Task A_limit_is_set_shown_and_taken_away()
    {
        var set = await WriteAsync("PUT", "endpoints/limit", $$"""{"endpoint":"{{Endpoint}}","per_second":2.5,"in_flight":3}""");
        Assert.Equal((HttpStatusCode.OK, 2.5m, 3), (set.Status, (decimal)set.Body!["per_second"]!, (int)set.Body["in_flight"]!));
        Assert.Equal((2.5m, 3), ((decimal)(await FindAsync())["per_second_limit"]!, (int)(await FindAsync())["in_flight_limit"]!));

        Assert.Equal(HttpStatusCode.OK, (await WriteAsync("PUT", "endpoints/limit", $$"""{"endpoint":"{{Endpoint}}"}""")).Status);
        Assert.Null((await FindAsync())["per_second_limit"]);

        foreach (var wrong in new[] { """ "per_second":0 """, """ "per_second":1001 """, """ "per_second":0.125 """, """ "in_flight":0 """, """ "in_flight":65 """, """ "a_day":1 """ })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WriteAsync("PUT", "endpoints/limit", $$"""{"endpoint":"{{Endpoint}}",{{wrong}}}""")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await WriteAsync("PUT", "endpoints/limit", """{"endpoint":"https://elsewhere.example","in_flight":1}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(World.Tenant, ApiScope.Operate, "PUT", "endpoints/limit", $$"""{"endpoint":"{{Endpoint}}","in_flight":1}""")).Status);
    }

    [Fact]
    public async Task A_webhook_is_made_changed_and_put_away_and_its_secret_never_shown()
    {
        var made = await WriteAsync("POST", "webhooks", """{"name":"Books","url":"https://own.example/hooks","secret":"sixteen-letters-or-more"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.DoesNotContain("sixteen", made.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((true, 2, "https://own.example"), ((bool)made.Body["has_secret"]!, made.Body["kinds"]!.AsArray().Count, (string?)made.Body["endpoint"]));
        Assert.Contains("https://own.example", (await _node.GetAsync("endpoints")).AsArray().Select(each => (string?)each!["endpoint"]));

        var path = $"webhooks/{(string?)made.Body["id"]}";
        var changed = await WriteAsync("PUT", path, """{"name":"Books","url":"https://own.example/in","kinds":["conversion.updated"],"status":"archived"}""");
        Assert.Equal((HttpStatusCode.OK, true, "archived"), (changed.Status, (bool)changed.Body!["has_secret"]!, (string?)changed.Body["status"]));
        Assert.Empty((await _node.GetAsync("webhooks"))["items"]!.AsArray());

        foreach (var wrong in new[] { """{"name":"x"}""", """{"name":"x","url":"http://127.0.0.1/"}""", """{"name":"x","url":"https://own.example/{payout}"}""", """{"name":"x","url":"https://own.example/","kinds":["everything"]}""", """{"name":"x","url":"https://own.example/","secret":"short"}""" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WriteAsync("POST", "webhooks", wrong)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(await database.CreateTenantAsync("Other"), ApiScope.Write, "PUT", path, """{"name":"x","url":"https://own.example/"}""")).Status);
    }

    [Fact]
    public async Task A_throttle_is_made_and_changed_and_says_what_it_does()
    {
        var publisher = World.Seeded.Publisher.ToString();
        var made = await WriteAsync("POST", "throttles", $$"""{"name":"Review","publisher":"{{publisher}}","event":"sale","percent":"12.5","effect":"hold"}""");
        Assert.Equal((HttpStatusCode.Created, "12.5", "hold", "active"), (made.Status, (string?)made.Body!["percent"], (string?)made.Body["effect"], (string?)made.Body["status"]));
        Assert.Equal("12.5 % of the approved conversions for sale are held until they are reviewed. Which ones is computed from the conversion's id, never chosen.", (string?)made.Body["text"]);

        var path = $"throttles/{(string?)made.Body["id"]}";
        var changed = await WriteAsync("PUT", path, """{"name":"Review","percent":"25","effect":"hide","status":"paused"}""");
        Assert.Equal((HttpStatusCode.OK, "25", "hide", (string?)made.Body["key"], publisher), (changed.Status, (string?)changed.Body!["percent"], (string?)changed.Body["effect"], (string?)changed.Body["key"], (string?)changed.Body["publisher"]));

        foreach (var wrong in new[] { "0", "100.5", "1.234", "many" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WriteAsync("POST", "throttles", $$"""{"name":"Review","publisher":"{{publisher}}","percent":"{{wrong}}"}""")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(await database.CreateTenantAsync("Other"), ApiScope.Read, "GET", path)).Status);
    }

    private Task<ApiAnswer> WriteAsync(string method, string path, string json) => _node.SendAsAsync(World.Tenant, ApiScope.Write, method, path, json);

    private async Task<JsonNode> FindAsync() => (await _node.GetAsync("endpoints")).AsArray().Single(each => (string?)each!["endpoint"] == Endpoint)!;
}
