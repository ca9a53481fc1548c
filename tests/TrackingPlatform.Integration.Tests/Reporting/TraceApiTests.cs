using System.Net;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>The trace through the REST API.</summary>
public sealed class TraceApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync() => _node = await LogNode.StartAsync(database, ApiScope.Read);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_id_leads_to_the_whole_story()
    {
        var click = World.Click(World.Now.AddDays(-2), "ref 1/ä");
        await World.DrainAsync(click);
        var conversion = await World.ConvertAsync(click, transaction: "T/1 %");
        var receipt = await World.ReceiveAsync(click.At.AddMinutes(30), PostbackVerdict.Accepted, click.Id, conversion, "T/1 %");
        var delivery = await World.DeliverAsync(conversion, click.At.AddMinutes(30), DeliveryState.Delivered, null, 503, 200);

        foreach (var (id, kind) in new[]
        {
            (click.Id.ToString(), "click"), (conversion.ToString(), "conversion"), (receipt.ToString(), "receipt"), (delivery.ToString(), "delivery"), ("T/1 %", "txn_id"), ("ref 1/ä", "click_ref"),
        })
        {
            var story = await _node.GetAsync("trace/" + Uri.EscapeDataString(id));
            Assert.Equal((id, kind), ((string?)story["id"], (string?)story["kind"]));
            Assert.StartsWith("Acme publisher earned 12.00 EUR for the event sale", (string?)story["answer"], StringComparison.Ordinal);
            Assert.Equal((click.Id.ToString(), "campaign"), ((string?)story["click"]!["click_id"], (string?)story["rules"]![0]!["subject"]));
            Assert.Equal("The postback named this click.", (string?)story["attribution"]!["why"]);
            Assert.Equal("""{"status":"approved","currency":"EUR","amount":"100.00","revenue":"9.00","revenue_formula":"9.00","payout":"12.00","payout_formula":"2.00 \u002B 100.00 \u00D7 10 %","margin":"-3.00","pricing":null}""", story["money"]!.ToJsonString());
            Assert.Empty(story["caps"]!.AsArray());
            Assert.Equal((conversion.ToString(), conversion.ToString()), ((string?)story["conversion"], (string?)Assert.Single(story["conversions"]!.AsArray())!["id"]));
            Assert.Equal(receipt.ToString(), (string?)Assert.Single(story["postbacks"]!.AsArray())!["receipt"]);
            Assert.Equal([503, 200], Assert.Single(story["deliveries"]!.AsArray())!["attempts"]!.AsArray().Select(each => (int)each!["status_code"]!));
        }

        Assert.Equal("txn_id", (string?)(await _node.GetAsync("trace/T/1%20%25"))["kind"]);
    }

    [Fact]
    public async Task What_was_refused_has_a_story_without_money()
    {
        var click = ClickId.New(World.Now.AddHours(-1));
        await World.ReceiveAsync(World.Now, PostbackVerdict.Rejected, click, null, "T-9", "click_not_found");

        var story = await _node.GetAsync($"trace/{click}");

        Assert.Equal((null, null, null), (story["click"], story["conversion"], story["money"]));
        Assert.Equal("click_not_found", (string?)story["postbacks"]![0]!["reason"]);
        Assert.StartsWith("Nothing was earned: the postback was refused", (string?)story["answer"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_id_looks_exactly_like_none_at_all()
    {
        var click = World.Click(World.Now.AddHours(-1), "their-ref");
        await World.DrainAsync(click);
        var conversion = await World.ConvertAsync(click, transaction: "their-txn");
        var stranger = await database.CreateTenantAsync("Other");
        var nothing = await _node.SendAsync("GET", "trace/nothing");

        foreach (var id in new[] { click.Id.ToString(), conversion.ToString(), "their-txn", "their-ref", ConversionId.New(World.Now).ToString(), "rcp_short", "" })
        {
            var answer = await _node.SendAsAsync(stranger, ApiScope.Read, "GET", "trace/" + id);
            Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Reason));
            Assert.Equal(nothing.Body!.ToJsonString(), answer.Body!.ToJsonString());
        }
    }
}
