using System.Net;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Integration.Tests.Reporting;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>Deliveries through the REST API: how one is shown, and how it is sent again.</summary>
public sealed class DeliveryApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;
    private ConversionId _conversion;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync()
    {
        _node = await LogNode.StartAsync(database);
        var click = World.Click(World.Now.AddHours(-2));
        await World.DrainAsync(click);
        _conversion = await World.ConvertAsync(click, transaction: "T-1");
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task It_is_shown_with_every_attempt()
    {
        var delivery = await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Due, null, 503, 200);

        var shown = await _node.GetAsync($"deliveries/{delivery}");

        Assert.Equal((delivery.ToString(), _conversion.ToString(), World.Seeded.Template.ToString()), ((string?)shown["id"], (string?)shown["conversion"], (string?)shown["template"]));
        Assert.Equal((1, "due", "sale", "approved", "T-1"), ((int)shown["event_seq"]!, (string?)shown["state"], (string?)shown["event"], (string?)shown["status_sent"], (string?)shown["txn_id"]));
        Assert.Equal(World.Now.AddHours(-1).AddMinutes(5), (DateTimeOffset)shown["next_at"]!);
        Assert.Equal(
            [(1, 503, "http_5xx", 98), (2, 200, null, 98)],
            shown["attempts"]!.AsArray().Select(each => ((int)each!["number"]!, (int)each["status_code"]!, (string?)each["error"], (int)each["duration_ms"]!)));
        Assert.Equal(World.Now.AddHours(-1).AddSeconds(1), (DateTimeOffset)shown["attempts"]![0]!["at"]!);
    }

    [Theory]
    [InlineData(DeliveryState.Delivered)]
    [InlineData(DeliveryState.Dead)]
    [InlineData(DeliveryState.Suppressed)]
    [InlineData(DeliveryState.Parked)]
    [InlineData(DeliveryState.Due)]
    public async Task It_is_sent_again_wherever_it_stands(DeliveryState state)
    {
        var delivery = await World.DeliverAsync(_conversion, World.Now.AddHours(-1), state, "any");

        var answer = await _node.SendAsync("POST", $"deliveries/{delivery}/resend");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal((delivery.ToString(), "due", "replayed", 1), ((string?)answer.Body!["id"], (string?)answer.Body["state"], (string?)answer.Body["reason"], (int)answer.Body["replays"]!));
        Assert.True((DateTimeOffset)answer.Body["next_at"]! <= DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(delivery.ToString(), Assert.Single(await _node.IdsAsync($"deliveries?conversion={_conversion}")));
    }

    [Fact]
    public async Task The_same_request_under_one_key_sends_it_again_once()
    {
        var delivery = await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Delivered);
        for (var number = 0; number < 2; number++)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await _node.SendAsync("POST", $"deliveries/{delivery}/resend", "{}", idempotencyKey: $"k-{delivery}")).Status);
        }

        Assert.Equal(1, (int)(await _node.GetAsync($"deliveries/{delivery}"))["replays"]!);
    }

    [Fact]
    public async Task What_is_being_sent_or_cannot_be_sent_is_a_conflict_with_its_reason()
    {
        var leased = await World.DeliverAsync(_conversion, World.Now.AddMinutes(-2), DeliveryState.Leased);
        var suppressed = await World.DeliverAsync(_conversion, World.Now.AddMinutes(-1), DeliveryState.Suppressed, "status_not_selected");
        await World.ExecuteAsync("update templates set status = 'archived' where tenant_id = $1", World.Tenant.Value);

        var underWay = await _node.SendAsync("POST", $"deliveries/{leased}/resend");
        var impossible = await _node.SendAsync("POST", $"deliveries/{suppressed}/resend");

        Assert.Equal((HttpStatusCode.Conflict, "under_way"), (underWay.Status, underWay.Reason));
        Assert.Equal((HttpStatusCode.Conflict, "no_postback_configured"), (impossible.Status, impossible.Reason));
    }

    [Theory]
    [InlineData("""{"dry_run":true}""", "not_supported_yet", "dry_run")]
    [InlineData("""{"template":"tpl_1"}""", "unknown_field", "template")]
    public async Task What_sending_again_cannot_do_is_refused_and_nothing_is_sent(string json, string reason, string field)
    {
        var delivery = await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Delivered);

        var answer = await _node.SendAsync("POST", $"deliveries/{delivery}/resend", json);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (answer.Status, answer.Reason));
        Assert.NotNull(answer.Body!["errors"]![field]);
        Assert.Equal("delivered", (string?)(await _node.GetAsync($"deliveries/{delivery}"))["state"]);
    }

    [Fact]
    public async Task Whoever_may_only_read_or_set_up_sends_nothing()
    {
        var delivery = await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Delivered);
        foreach (var scope in new[] { ApiScope.Read, ApiScope.Write })
        {
            var answer = await _node.SendAsAsync(World.Tenant, scope, "POST", $"deliveries/{delivery}/resend");
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.Status, answer.Reason));
        }

        Assert.Equal("delivered", (string?)(await _node.GetAsync($"deliveries/{delivery}"))["state"]);
    }

    [Fact]
    public async Task Another_tenants_delivery_is_not_there_to_be_sent()
    {
        var delivery = await World.DeliverAsync(_conversion, World.Now.AddHours(-1), DeliveryState.Delivered);
        var foreign = await _node.SendAsAsync(await database.CreateTenantAsync("Other"), ApiScope.Operate, "POST", $"deliveries/{delivery}/resend");
        var never = await _node.SendAsync("POST", $"deliveries/{DeliveryId.New(World.Now)}/resend");

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (foreign.Status, foreign.Reason));
        Assert.Equal(never.Body!.ToJsonString(), foreign.Body!.ToJsonString());
    }
}
