using System.Net;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A cookie only where the tenant turned it on and the visitor allows it.</summary>
public sealed class VisitorCookieTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private const string Consent = "COw4XqLOw4XqLAAAAAENAXCf-v-gAAAfwIAAACNgAUAAAA";

    private BrowserWorld _world = null!;

    private string Link => $"/c/{_world.Tenant.LinkCode}";

    public async ValueTask InitializeAsync() => _world = await BrowserWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Nobody_gets_a_cookie_unless_the_tenant_wants_it()
    {
        var response = await _world.AskUntilAsync(Link, response => response.StatusCode == HttpStatusCode.Found);

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_visitor_with_a_cookie_is_the_same_one_with_another_agent_and_address()
    {
        var first = await TurnOnAsync();
        var cookie = BrowserWorld.CookieOf(first, "tp_v_")!;
        Assert.Contains("httponly", string.Join(' ', first.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);

        var again = await _world.AskAsync(Link + "?sub2=again", ("Cookie", cookie), ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Another/1.0"));
        await _world.AskAsync(Link + "?sub2=else", ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Third/1.0"));

        Assert.Null(BrowserWorld.CookieOf(again, "tp_v_"));
        await _world.HoldsAsync("false128 true0", "select string_agg(is_unique::text || (flags & 128), ' ' order by subs[2]) from clicks where tenant_id = $tenant and subs[2] is not null");
    }

    [Theory]
    [InlineData("?gdpr=1", null)]
    [InlineData("?gdpr=1&gdpr_consent=nonsense", null)]
    [InlineData("?gpp=DBABLA~BVQqAAAAAgA.QA", null)]
    [InlineData("", "1")]
    public async Task Who_does_not_allow_it_gets_none_and_loses_an_earlier_one(string query, string? control)
    {
        var cookie = BrowserWorld.CookieOf(await TurnOnAsync(), "tp_v_")!;
        Assert.NotNull(BrowserWorld.CookieOf(await _world.AskAsync($"{Link}?gdpr=1&gdpr_consent={Consent}"), "tp_v_"));

        var headers = control is null ? [("Cookie", cookie)] : new[] { ("Cookie", cookie), ("Sec-GPC", control) };
        var response = await _world.AskAsync(Link + query, headers);

        Assert.Contains("expires=Thu, 01 Jan 1970", response.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("tp_v_", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_tenant_requires_consent_silence_is_a_no()
    {
        await TurnOnAsync();
        await _world.ChangeAsync("""{"require_consent":true}""", "/api/v1/settings");

        await _world.AskUntilAsync(Link, response => BrowserWorld.CookieOf(response, "tp_v_") is null);

        Assert.NotNull(BrowserWorld.CookieOf(await _world.AskAsync($"{Link}?gdpr_consent={Consent}"), "tp_v_"));
    }

    [Fact]
    public async Task Whatever_is_sent_as_a_cookie_the_visitor_goes_on()
    {
        var name = BrowserWorld.CookieOf(await TurnOnAsync(), "tp_v_")!.Split('=')[0];

        foreach (var value in new[] { "", "x", new string('A', 48), new string('_', 48), new string('%', 3_000), "a;b=c" })
        {
            Assert.Equal(HttpStatusCode.Found, (await _world.AskAsync(Link, ("Cookie", $"{name}={value}; {name.Replace("_v_", "_c_", StringComparison.Ordinal)}={value}"))).StatusCode);
        }
    }

    [Fact]
    public async Task A_page_before_the_offer_leads_on_by_the_cookie_alone()
    {
        await TurnOnAsync();
        await _world.ChangeAsync("""{"landing_pages":[{"name":"Quiz","url":"https://pages.example/quiz","kind":"before"}]}""");
        var shown = await _world.AskUntilAsync(Link, response => BrowserWorld.CookieOf(response, "tp_go") is not null);

        var led = await _world.AskAsync("/go/1", ("Cookie", BrowserWorld.CookieOf(shown, "tp_go")!));

        Assert.Equal("shop.example", led.Headers.Location?.Host);
    }

    private async Task<HttpResponseMessage> TurnOnAsync()
    {
        await _world.ChangeAsync("""{"visitor_cookie":true}""", "/api/v1/settings");
        return await _world.AskUntilAsync(Link, response => BrowserWorld.CookieOf(response, "tp_v_") is not null);
    }
}
