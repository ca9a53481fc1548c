using System.Net;
using System.Net.Http.Headers;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Clicks of visitors who came to the offer's page without a redirect.</summary>
public sealed class DirectClickTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private BrowserWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await BrowserWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_page_of_the_offer_records_a_click_and_learns_its_id()
    {
        var response = await _world.AskUntilAsync($"/track/click/{_world.Tenant.LinkCode}?sub1=direct", each => each.StatusCode == HttpStatusCode.OK, ("Origin", "https://shop.example"));
        var answer = await BrowserWorld.JsonAsync(response);

        Assert.Equal(("recorded", true), (answer.GetProperty("verdict").GetString(), answer.GetProperty("store").GetBoolean()));
        Assert.Equal(("https://shop.example", "true"), (response.Headers.GetValues("Access-Control-Allow-Origin").Single(), response.Headers.GetValues("Access-Control-Allow-Credentials").Single()));
        Assert.True(Domain.Tenancy.CrockfordBase32.TryDecode(answer.GetProperty("click_id").GetString()!, out var click));
        await _world.HoldsAsync("redirected|256|direct|", $"select verdict || '|' || (flags & 256) || '|' || subs[1] || '|' || destination from clicks where tenant_id = $tenant and click_id = '{click}'");
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_refused_and_the_refusal_is_kept()
    {
        var path = $"/track/click?offer={_world.Tenant.Offer}&publisher={_world.Tenant.Publisher}";
        var response = await _world.AskUntilAsync(path + "&sub1=evil", each => each.StatusCode == HttpStatusCode.Forbidden, ("Origin", "https://evil.example"));

        Assert.Equal("domain_not_allowed", (await BrowserWorld.JsonAsync(response)).GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await _world.AskAsync(path)).StatusCode);
        await _world.HoldsAsync("domain_not_allowed", "select max(reason) from clicks where tenant_id = $tenant and subs[1] = 'evil'");

        await _world.ChangeAsync("""{"deep_link_hosts":["*.evil.example","evil.example"]}""");
        await _world.AskUntilAsync(path, each => each.StatusCode == HttpStatusCode.OK, ("Referer", "https://www.evil.example/page"));
    }

    [Fact]
    public async Task A_page_may_keep_nothing_where_the_visitor_has_not_agreed()
    {
        await _world.ChangeAsync("""{"require_consent":true}""", "/api/v1/settings");
        var path = $"/track/click/{_world.Tenant.LinkCode}";
        var origin = ("Origin", "https://shop.example");

        await Testing.Eventually.HoldsAsync(async () => !await StoresAsync(await _world.AskAsync(path, origin)));

        Assert.True(await StoresAsync(await _world.AskAsync(path + "?consent=1", origin)));
        Assert.False(await StoresAsync(await _world.AskAsync(path + "?consent=1", origin, ("Sec-GPC", "1"))));
    }

    [Fact]
    public async Task The_script_is_small_and_cached_and_needs_nothing()
    {
        Assert.InRange(TrackScript.Compressed.Length, 1, 4_095);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/track.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var response = await _world.Edge.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(("text/javascript", "gzip", (long?)TrackScript.Compressed.Length), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentEncoding.Single(), response.Content.Headers.ContentLength));
        var plain = await _world.AskAsync("/track.js");
        Assert.Contains("window.track", await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await _world.AskAsync("/track.js", ("If-None-Match", response.Headers.ETag!.ToString()))).StatusCode);
    }

    private static async Task<bool> StoresAsync(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.OK && (await BrowserWorld.JsonAsync(response)).GetProperty("store").GetBoolean();
}
