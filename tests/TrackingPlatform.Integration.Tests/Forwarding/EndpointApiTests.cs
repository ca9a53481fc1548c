using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Integration.Tests.Reporting;

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

    private async Task<JsonNode> FindAsync() => (await _node.GetAsync("endpoints")).AsArray().Single(each => (string?)each!["endpoint"] == Endpoint)!;
}
