using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Integration.Tests.Postbacks;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A link tried in earnest: from the API to the trace, and past everything that counts.</summary>
public sealed class TestClickTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _api = null!;
    private PostbackNode _edge = null!;
    private HttpClient _client = null!;
    private SeededTenant _tenant = null!;

    public async ValueTask InitializeAsync()
    {
        _tenant = await database.CreateSeededTenantAsync("Acme");
        _api = await ApiNode.StartAsync(database);
        _client = await _api.ClientAsync(_tenant.Id, ApiScope.Read, ApiScope.Write, ApiScope.Operate);
        _edge = await PostbackNode.StartAsync(database.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_test_goes_the_real_way_and_moves_no_figure_no_cap_and_no_delivery()
    {
        await ChangeAsync("offers", _tenant.Offer.ToString(), """{"caps":[{"what":"clicks","period":"day","limit":1},{"what":"conversions","period":"day","limit":1,"overflow":"hold"}]}""");
        var click = await FollowAsync(await TestAddressAsync() + "&sub1=mine");
        var second = await FollowAsync(await TestAddressAsync());

        var shown = (await GetAsync($"clicks/{click}"))!;
        Assert.Equal(("redirected", "mine"), ((string?)shown["verdict"], (string?)shown["subs"]![0]));
        Assert.Contains("test", shown["flags"]!.AsArray().Select(flag => (string?)flag));
        Assert.DoesNotContain("_test", shown.ToJsonString(), StringComparison.Ordinal);

        var first = await ConvertAsync(click, "t-1");
        var other = await ConvertAsync(second, "t-2");
        Assert.Equal(("accepted", "accepted"), ((string?)first["verdict"], (string?)other["verdict"]));
        var conversion = (await GetAsync($"conversions/{first["conversion"]}"))!;
        Assert.Equal((true, "approved"), ((bool)conversion["test"]!, (string?)conversion["status"]));
        Assert.Equal(2, (await GetAsync("conversions?test=true"))!["items"]!.AsArray().Count);
        Assert.Empty((await GetAsync("conversions?test=false"))!["items"]!.AsArray());

        var delivery = Assert.Single((await GetAsync($"deliveries?conversion={first["conversion"]}"))!["items"]!.AsArray())!;
        Assert.Equal(("suppressed", "test_conversion"), ((string?)delivery["state"], (string?)delivery["reason"]));
        var resent = await ApiAnswer.SendAsync(_client, "POST", $"/api/v1/deliveries/{delivery["id"]}/resend");
        Assert.Equal((HttpStatusCode.Conflict, "test_conversion"), (resent.Status, resent.Reason));
        Assert.Contains("This is a test", (string?)(await GetAsync($"trace/{click}"))!["answer"], StringComparison.Ordinal);

        Assert.Equal("0|0|0|2", await ScalarAsync("select concat_ws('|', sum(clicks), sum(unique_clicks), sum(refused), sum(tests)) from click_rollups where tenant_id = $tenant"));
        Assert.Equal("0", await ScalarAsync("select count(*) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal("0", await ScalarAsync("select count(*) from cap_counters where tenant_id = $tenant and what = 'conversions'"));
        Assert.Equal("False", await ScalarAsync("select bool_or(is_unique) from clicks where tenant_id = $tenant"));
        Assert.DoesNotContain((await database.Services.GetRequiredService<CapRecount>().ProveAllAsync(CancellationToken.None)).Differences, each => each.Tenant == _tenant.Id);
    }

    [Fact]
    public async Task Whoever_comes_after_a_test_finds_the_cap_untouched_and_is_the_first_of_his_day()
    {
        await ChangeAsync("offers", _tenant.Offer.ToString(), """{"caps":[{"what":"clicks","period":"lifetime","limit":1}],"fallback_url":"https://else.example/"}""");
        await Eventually.HoldsAsync(async () => await ScalarAsync("select count(*) from cap_leases where tenant_id = $tenant and taken > 0") == "1");
        await FollowAsync(await TestAddressAsync());

        var real = await FollowAsync($"{_edge.Client.BaseAddress}c/{_tenant.LinkCode}");

        Assert.Equal("redirected|t", await ScalarAsync($"select verdict || '|' || is_unique::text::char from clicks where click_id = (select click_id from clicks where tenant_id = $tenant order by click_id desc limit 1)"));
        Assert.NotNull(real);
        Assert.Equal("1|1|1", await ScalarAsync("select concat_ws('|', sum(clicks), sum(unique_clicks), sum(tests)) from click_rollups where tenant_id = $tenant"));
    }

    [Fact]
    public async Task The_books_balance_with_tests_in_them()
    {
        var click = await FollowAsync(await TestAddressAsync());
        await ConvertAsync(click, "t-1");
        var now = TimeProvider.System.GetUtcNow();
        var audit = database.Services.GetRequiredService<RollupAudit>();

        Assert.DoesNotContain(await audit.FindClickDifferencesAsync(DateOnly.FromDateTime(now.UtcDateTime), CancellationToken.None), each => each.Tenant == _tenant.Id);
        Assert.DoesNotContain(await audit.FindConversionDifferencesAsync(CancellationToken.None), each => each.Tenant == _tenant.Id);
        var sheet = (await GetAsync($"balance?from={now.AddDays(-1):yyyy-MM-dd}&to={now.AddDays(1):yyyy-MM-dd}"))!;
        Assert.DoesNotContain("false", sheet.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_changed_by_a_person_moves_no_money_either()
    {
        var receipt = await ConvertAsync(await FollowAsync(await TestAddressAsync()), "t-1");
        await ChangeAsync("conversions", (string)receipt["conversion"]!, """{"status":"rejected","reason":"only_a_test"}""");

        Assert.Equal("0", await ScalarAsync("select count(*) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal("1:test_conversion 2:test_conversion", await ScalarAsync("select string_agg(event_seq || ':' || reason, ' ' order by event_seq) from deliveries_done where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Outsiders_cannot_mark_their_clicks()
    {
        var pass = new Uri(await TestAddressAsync()).Query;
        var forged = await FollowAsync($"{_edge.Client.BaseAddress}c/{_tenant.LinkCode}?_test=1");
        var stranger = await database.CreateSeededTenantAsync("Other");
        await FollowAsync($"{_edge.Client.BaseAddress}c/{stranger.LinkCode}{pass}");

        Assert.Equal("1|0", await ScalarAsync("select concat_ws('|', sum(clicks), sum(tests)) from click_rollups where tenant_id = $tenant"));
        Assert.Contains("_test", (await GetAsync($"clicks/{forged}"))!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("1|0", await Sql.ScalarAsync(database.Logins.Owner, $"select concat_ws('|', sum(clicks), sum(tests)) from click_rollups where tenant_id = '{stranger.Id.Value}'"));
        using var reader = await _api.ClientAsync(_tenant.Id, ApiScope.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAnswer.SendAsync(reader, "POST", $"/api/v1/links/{_tenant.Link}/test")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(_client, "POST", $"/api/v1/links/{stranger.Link}/test")).Status);
    }

    private async Task<string> TestAddressAsync()
    {
        var answer = await ApiAnswer.SendAsync(_client, "POST", $"/api/v1/links/{_tenant.Link}/test");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return new Uri(_edge.Client.BaseAddress!, new Uri((string)answer.Body!["url"]!).PathAndQuery).AbsoluteUri;
    }

    /// <summary>Follows an address and waits until its click is stored.</summary>
    private async Task<string> FollowAsync(string address)
    {
        string? click = null;
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await _edge.Client.GetAsync(address, TestContext.Current.CancellationToken);
            click = answer.Headers.Location?.Query.Split("click=")[^1].Split('&')[0];
            return answer.StatusCode == HttpStatusCode.Found;
        });
        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(database.Logins.Owner, $"select count(*) from clicks where destination like '%{click}%'") == "1");
        return click!;
    }

    private async Task<JsonNode> ConvertAsync(string click, string transaction)
    {
        using var answer = await _edge.Client.GetAsync($"/postback?token={_tenant.PostbackToken}&click_id={click}&txn_id={transaction}&amount=10", TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<JsonNode?> GetAsync(string path)
    {
        var answer = await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/{path}");
        Assert.True(answer.Status is HttpStatusCode.OK, $"{path}: {answer.Body?.ToJsonString()}");
        return answer.Body;
    }

    private async Task ChangeAsync(string path, string id, string json)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", $"/api/v1/{path}/{id}", json);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body?.ToJsonString());
    }

    private Task<string?> ScalarAsync(string sql) => Sql.ScalarAsync(database.Logins.Owner, sql.Replace("$tenant", $"'{_tenant.Id.Value}'", StringComparison.Ordinal));
}
