using System.Net;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Integration.Tests.Reporting;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>Replays through the REST API: counted, begun, watched, held and given up.</summary>
public sealed class ReplayApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;
    private ConversionId _conversion;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync()
    {
        _node = await LogNode.StartAsync(database);
        var click = World.Click(World.Now.AddHours(-2));
        await World.DrainAsync(click);
        _conversion = await World.ConvertAsync(click);
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_dry_run_counts_and_begins_nothing()
    {
        await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Dead, "gave_up");

        var counted = await _node.SendAsync("POST", "replays", """{"filter":{"states":["dead"]},"per_second":5,"dry_run":true}""");

        Assert.Equal(HttpStatusCode.OK, counted.Status);
        Assert.Equal(("resend", 1, 1, 0), ((string?)counted.Body!["kind"], (int)counted.Body["matched"]!, (int)counted.Body["sent"]!, (int)counted.Body["told_twice"]!));
        Assert.Equal(("12.00", 1), ((string?)counted.Body["payout"]!["EUR"], (int)counted.Body["seconds"]!));
        Assert.Empty((await _node.GetAsync("replays"))["items"]!.AsArray());
    }

    [Fact]
    public async Task One_is_begun_held_resumed_and_given_up()
    {
        await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Dead, "gave_up");
        var begun = await _node.SendAsync("POST", "replays", "{}");
        Assert.Equal((HttpStatusCode.Accepted, "running", 1), (begun.Status, (string?)begun.Body!["state"], (int)begun.Body["matched"]!));
        var id = (string)begun.Body["id"]!;
        Assert.StartsWith("rpl_", id, StringComparison.Ordinal);
        Assert.Equal(["dead", "parked"], begun.Body["filter"]!["states"]!.AsArray().Select(state => (string?)state));

        Assert.Equal("paused", (string?)(await _node.SendAsync("POST", $"replays/{id}/pause")).Body!["state"]);
        Assert.Equal("running", (string?)(await _node.SendAsync("POST", $"replays/{id}/resume")).Body!["state"]);
        Assert.Equal("cancelled", (string?)(await _node.SendAsync("POST", $"replays/{id}/cancel")).Body!["state"]);
        var late = await _node.SendAsync("POST", $"replays/{id}/resume");
        Assert.Equal((HttpStatusCode.Conflict, "has_ended"), (late.Status, late.Reason));
        Assert.Equal("cancelled", (string?)(await _node.GetAsync($"replays/{id}"))["state"]);
        Assert.Equal(id, Assert.Single(await _node.IdsAsync("replays?state=cancelled")));
    }

    [Theory]
    [InlineData("""{"filter":{"states":["due"]}}""", "filter.states")]
    [InlineData("""{"filter":{"states":["delivered"]}}""", "filter.from")]
    [InlineData("""{"filter":{"colour":"red"}}""", "filter.colour")]
    [InlineData("""{"filter":{"template":"tpl_1"}}""", "filter.template")]
    [InlineData("""{"filter":{"publisher":"pub_01jd00000000000000000000zz"}}""", "filter.publisher")]
    [InlineData("""{"filter":{"from":"2026-11-02","to":"2026-11-01"}}""", "filter.to")]
    [InlineData("""{"per_second":0}""", "per_second")]
    [InlineData("""{"backfill":"tpl_01jd00000000000000000000zz"}""", "backfill")]
    [InlineData("""{"speed":9}""", "speed")]
    public async Task What_cannot_be_meant_is_refused_by_its_field(string json, string field)
    {
        var refused = await _node.SendAsync("POST", "replays", json);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Body!["errors"]![field]);
        Assert.Empty((await _node.GetAsync("replays"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_backfill_takes_no_filter_of_deliveries_and_an_active_template()
    {
        var template = World.Seeded.Template.ToString();
        Assert.NotNull((await _node.SendAsync("POST", "replays", $$$"""{"backfill":"{{{template}}}","filter":{"reason":"timeout"}}""")).Body!["errors"]!["filter.reason"]);
        var counted = await _node.SendAsync("POST", "replays", $$"""{"backfill":"{{template}}","dry_run":true}""");
        Assert.Equal(("backfill", 1), ((string?)counted.Body!["kind"], (int)counted.Body["sent"]!));

        await World.ExecuteAsync("update templates set status = 'paused' where tenant_id = $1", World.Tenant.Value);
        Assert.NotNull((await _node.SendAsync("POST", "replays", $$"""{"backfill":"{{template}}"}""")).Body!["errors"]!["backfill"]);
    }

    [Fact]
    public async Task Whoever_may_not_send_begins_nothing_and_another_tenants_is_not_found()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(World.Tenant, ApiScope.Write, "POST", "replays", "{}")).Status);
        var id = (string)(await _node.SendAsync("POST", "replays", "{}")).Body!["id"]!;
        var other = await database.CreateTenantAsync("Other");
        foreach (var (method, path) in new[] { ("GET", $"replays/{id}"), ("POST", $"replays/{id}/cancel") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(other, ApiScope.Operate, method, path)).Status);
        }
    }
}
