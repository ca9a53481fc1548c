using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>From the API to the visitor: what is set up by one decides about the clicks of the other, within seconds.</summary>
public sealed class RoutingSetupTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ApiNode _api = null!;
    private ClickNode _edge = null!;
    private HttpClient _client = null!;
    private SeededTenant _tenant = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await ApiNode.StartAsync(database);
        _tenant = await database.CreateSeededTenantAsync("Acme");
        _client = await _api.ClientAsync(_tenant.Id, ApiScope.Write);
        _edge = await ClickNode.StartAsync(database.Logins, _folder.Path, database.Services.GetRequiredService<SecretBox>());
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        _client.Dispose();
        await _api.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_rule_leads_and_a_refusal_is_stored_with_its_reason()
    {
        var second = (await ApiAnswer.SendAsync(_client, "POST", "/api/v1/offers", $$$"""
            {"advertiser":"{{{_tenant.Advertiser}}}","name":"Second","destination":"https://second.example/?c={click_id}","currency":"EUR","redirect":"temporary"}
            """)).Body!["id"];
        await ChangeAsync("campaigns", _tenant.Campaign.ToString(), $$$"""
            {"fallback_url":"https://else.example/","rules":[
              {"name":"Wanted","when":{"field":"sub1","values":["gold"]},"then":{"offers":[{"offer":"{{{second}}}"}]}},
              {"name":"Unwanted","when":{"field":"sub1","op":"matches","values":["^spam[0-9]+$"]},"then":{"refuse":"sub_blocked"}}]}
            """);

        await LeadsAsync("?sub1=gold", HttpStatusCode.TemporaryRedirect, "https://second.example/?c=");
        await LeadsAsync("?sub1=spam7", HttpStatusCode.Found, "https://else.example/");
        await LeadsAsync("?sub1=silver", HttpStatusCode.Found, "https://shop.example/landing?click=");

        await StoredAsync("sub_blocked|refused|https://else.example/", "subs[1] = 'spam7'");
        await StoredAsync("|redirected|https://second.example/", "subs[1] = 'gold'");
        Assert.Contains("Unwanted", await Sql.ScalarAsync(database.Logins.Owner, "select steps from clicks where subs[1] = 'spam7' limit 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_blocks_and_targeting_decide_about_clicks()
    {
        await ChangeAsync("offers", _tenant.Offer.ToString(), """{"visibility":"private","fallback_url":"https://else.example/"}""");
        await LeadsAsync("?sub2=a", HttpStatusCode.Found, "https://else.example/");
        await ApiAnswer.SendAsync(_client, "PUT", $"/api/v1/offers/{_tenant.Offer}/access/{_tenant.Publisher}", """{"status":"approved"}""");
        await LeadsAsync("?sub2=b", HttpStatusCode.Found, "https://shop.example/");
        await ApiAnswer.SendAsync(_client, "POST", "/api/v1/blocks", $$"""{"field":"source","value":"spam","offer":"{{_tenant.Offer}}"}""");
        await LeadsAsync("?sub2=c&source=SPAM", HttpStatusCode.Found, "https://else.example/");
        await ChangeAsync("offers", _tenant.Offer.ToString(), """{"targeting":{"field":"param","name":"age","values":["18","21"]}}""");
        await LeadsAsync("?sub2=d&age=17", HttpStatusCode.Found, "https://else.example/");

        await StoredAsync("publisher_not_approved|refused|https://else.example/", "subs[2] = 'a'");
        await StoredAsync("source_blocked|refused|https://else.example/", "subs[2] = 'c'");
        await StoredAsync("sub_blocked|refused|https://else.example/", "subs[2] = 'd'");
    }

    private async Task ChangeAsync(string path, string id, string json)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", $"/api/v1/{path}/{id}", json);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body?.ToJsonString());
    }

    private Task LeadsAsync(string query, HttpStatusCode status, string destination) => Eventually.HoldsAsync(async () =>
    {
        var response = await _edge.Client.GetAsync($"/c/{_tenant.LinkCode}{query}", TestContext.Current.CancellationToken);
        return response.StatusCode == status && response.Headers.Location?.OriginalString.StartsWith(destination, StringComparison.Ordinal) is true;
    });

    // The last of them: earlier ones may have come before the edge had heard of the change.
    private Task StoredAsync(string expected, string which) => Eventually.HoldsAsync(async () =>
        await Sql.ScalarAsync(
            database.Logins.Owner, $"select coalesce(reason, '') || '|' || verdict || '|' || split_part(destination, '?', 1) from clicks where tenant_id = '{_tenant.Id.Value}' and {which} order by click_id desc limit 1") == expected);
}
