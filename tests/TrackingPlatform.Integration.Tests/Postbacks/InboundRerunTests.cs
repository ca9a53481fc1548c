using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Integration.Tests.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>The inbound log searched and run again by API.</summary>
public sealed class InboundRerunTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private ReportingWorld _world = null!;
    private HttpClient _client = null!;
    private string _click = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _world = await ReportingWorld.FoundAsync(database.Database);
        _client = await _node.ClientAsync(_world.Tenant, ApiScope.Read, ApiScope.Write, ApiScope.Operate);
        var click = _world.Click(_world.Now.AddMinutes(-5));
        await _world.DrainAsync(click);
        _click = click.Id.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_refused_postback_is_judged_again_under_its_own_receipt_and_booked_once()
    {
        var receipt = await StoreAsync($"/postback?click_id={_click}&txn_id=o1&amount=10", reason: "token_missing");

        var again = await RerunAsync(receipt);
        var twice = await RerunAsync(receipt);

        Assert.Equal((HttpStatusCode.OK, "accepted", "manual"), (again.Status, (string?)again.Body!["verdict"], (string?)again.Body["notes"]![0]));
        Assert.Equal((HttpStatusCode.Conflict, "not_refused"), (twice.Status, twice.Reason));
        Assert.Equal("1", await _world.ScalarAsync($"select count(*) from conversions where tenant_id = '{_world.Tenant.Value}'"));
    }

    [Fact]
    public async Task What_was_refused_for_its_manner_is_read_anew_once_that_is_switched_on()
    {
        var receipt = await StoreAsync($"/aff_lsr?transaction_id={_click}&conversion_unique_id=o2&goal_id=44&amount=10", reason: "dialect_off");
        var refused = await RerunAsync(receipt);
        Assert.Equal((HttpStatusCode.Conflict, "dialect_off"), (refused.Status, refused.Reason));

        var settings = await ApiAnswer.SendAsync(_client, "PATCH", "/api/v1/postback-settings", """{"dialects":{"tune":{"events":{"44":"sale"}}}}""");
        Assert.Equal("sale", (string?)settings.Body!["dialects"]!["tune"]!["events"]!["44"]);
        var again = await RerunAsync(receipt);

        Assert.Equal(("accepted", "tune", "sale"), ((string?)again.Body!["verdict"], (string?)again.Body["dialect"], (string?)again.Body["event"]));
        var off = await ApiAnswer.SendAsync(_client, "PATCH", "/api/v1/postback-settings", """{"dialects":{"tune":null},"always_answers_200":true}""");
        Assert.Empty(off.Body!["dialects"]!.AsObject());
        Assert.True((bool)off.Body["always_answers_200"]!);
    }

    [Fact]
    public async Task What_is_refused_again_says_why()
    {
        var receipt = await StoreAsync("/postback?click_id=nonsense", reason: "token_missing");

        Assert.Equal("click_malformed", (string?)(await RerunAsync(receipt)).Body!["reason"]);
        Assert.Equal(HttpStatusCode.NotFound, (await RerunAsync(ReceiptId.New(_world.Now))).Status);
        using var reader = await _node.ClientAsync(_world.Tenant, ApiScope.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAnswer.SendAsync(reader, "POST", $"/api/v1/postbacks/{receipt}/rerun")).Status);
    }

    [Fact]
    public async Task The_log_is_searched_by_anything_in_it_within_a_stretch_of_time()
    {
        var receipt = await StoreAsync("/postback?click_id=x&adv3=Blue-Widget", reason: "click_malformed", body: "colour=Turquoise");
        await StoreAsync("/postback?click_id=y", reason: "click_malformed");
        var from = _world.Now.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        foreach (var text in new[] { "blue-widget", "TURQUOISE", "198.51.100" })
        {
            var found = (await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/postbacks?text={text}&from={from}")).Body!["items"]!.AsArray();
            Assert.Equal(receipt.ToString(), (string?)Assert.Single(found)!["receipt"]);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApiAnswer.SendAsync(_client, "GET", "/api/v1/postbacks?text=blue")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApiAnswer.SendAsync(_client, "GET", "/api/v1/postbacks?text=blue&from=2020-01-01")).Status);
    }

    [Theory]
    [InlineData("""{"dialects":{"linkshare":{}}}""", "dialects.linkshare")]
    [InlineData("""{"dialects":{"tune":{"network":"7"}}}""", "dialects.tune.network")]
    [InlineData("""{"dialects":{"tune":{"advertiser":"adv_01jd8k0000000000000000000a"}}}""", "dialects.tune.advertiser")]
    [InlineData("""{"dialects":{"tune":{"colour":"blue"}}}""", "dialects.tune.colour")]
    public async Task Settings_that_cannot_be_meant_are_refused(string settings, string field)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", "/api/v1/postback-settings", settings);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Body!["errors"]![field]);
    }

    private Task<ApiAnswer> RerunAsync(ReceiptId receipt) => ApiAnswer.SendAsync(_client, "POST", $"/api/v1/postbacks/{receipt}/rerun");

    private async Task<ReceiptId> StoreAsync(string target, string reason, string? body = null)
    {
        var id = ReceiptId.New(_world.Now);
        await database.Services.GetRequiredService<IInboundLog>().AppendAsync(
            new InboundPostback
            {
                Id = id,
                TenantId = _world.Tenant,
                AdvertiserId = _world.Seeded.Advertiser,
                Method = "GET",
                Target = target,
                Body = body is null ? [] : System.Text.Encoding.UTF8.GetBytes(body),
                ContentType = body is null ? null : "application/x-www-form-urlencoded",
                RemoteAddress = body is null ? "203.0.113.5" : "198.51.100.7",
                Verdict = PostbackVerdict.Rejected,
                Reason = reason,
                HttpStatus = 401,
            },
            CancellationToken.None);
        return id;
    }
}
