using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using TrackingPlatform.Testing;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>The script and the pixel in a real browser, on a page of another origin.</summary>
public sealed class TrackScriptTests : IAsyncLifetime
{
    private const string ApiKey = "browser-test-key-0123456789abcdef0123456";

    private readonly TemporaryFolder _folder = new();
    private PlatformProcess _platform = null!;
    private ShopPages _shop = null!;
    private Screen _screen = null!;
    private HttpClient _api = null!;
    private string _offer = "";
    private string _publisher = "";

    // The platform goes by another name than the shop's host, so that the two are different sites.
    private Uri Tracking => new UriBuilder(_platform.Address) { Host = "localhost" }.Uri;

    public async ValueTask InitializeAsync()
    {
        _platform = await PlatformProcess.StartAsync(_folder.Path, new Dictionary<string, string>
        {
            ["Platform__Bootstrap__Tenant"] = "Browser",
            ["Platform__Bootstrap__Email"] = "owner@browser.example",
            ["Platform__Bootstrap__Password"] = "four words do well",
            ["Platform__Bootstrap__ApiKey"] = ApiKey,
        });
        _shop = await ShopPages.StartAsync();
        _api = new HttpClient { BaseAddress = _platform.Address };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        var advertiser = await CreateAsync("advertisers", """{"name":"Shop"}""");
        _publisher = await CreateAsync("publishers", """{"name":"Blog"}""");
        _offer = await CreateAsync("offers", $$$"""
            {"advertiser":"{{{advertiser}}}","name":"Offer","destination":"{{{_shop.Address}}}land?click_id={click_id}","currency":"EUR","browser_reporting":"pending",
             "events":[{"name":"sale","payout":{"model":"fixed","amount":"2"},"revenue":{"model":"fixed","amount":"3"}}]}
            """);
        var campaign = await CreateAsync("campaigns", $$"""{"name":"Campaign","offers":[{"offer":"{{_offer}}"}]}""");
        await CreateAsync("links", $$"""{"campaign":"{{campaign}}","publisher":"{{_publisher}}","code":"shop"}""");
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _platform.Address };
        await Eventually.HoldsAsync(async () => (await visitor.GetAsync("/c/shop")).StatusCode == HttpStatusCode.Found);
        _shop.Head = $"<script src=\"{Tracking}track.js\" data-offer=\"{_offer}\"></script>";
        _screen = await Screen.OpenAsync(_platform.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        _api.Dispose();
        await _shop.DisposeAsync();
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_visitor_who_came_by_a_link_buys_three_pages_later()
    {
        var page = _screen.Page;
        await page.GotoAsync(new Uri(Tracking, "/c/shop?sub1=blog").ToString());
        Assert.StartsWith($"{_shop.Address}land?click_id=", page.Url, StringComparison.Ordinal);
        var click = page.Url.Split('=')[1];
        await page.GotoAsync(new Uri(_shop.Address, "/cart").ToString());
        await page.GotoAsync(new Uri(_shop.Address, "/thanks").ToString());

        Assert.Equal(click, await page.EvaluateAsync<string>("track.id()"));
        await ConvertsAsync("{ event: 'sale', txn_id: 'E1', amount: '49.90' }", "accepted");
        await ConvertsAsync("{ event: 'sale', txn_id: 'E1', amount: '49.90' }", "duplicate");

        var conversion = (await ReadAsync("conversions?txn_id=E1"))[0];
        Assert.Equal((click, "pending"), (conversion.GetProperty("click_id").GetString(), conversion.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_visitor_who_came_without_a_link_is_recorded_and_buys()
    {
        var page = _screen.Page;
        await page.GotoAsync(new Uri(_shop.Address, "/").ToString());
        Assert.Null(await page.EvaluateAsync<string?>("track.id()"));

        var click = await page.EvaluateAsync<string>($"track.click({{ publisher: '{_publisher}', sub1: 'direct' }})");
        await page.ReloadAsync();

        Assert.Equal(click, await page.EvaluateAsync<string>("track.id()"));
        await ConvertsAsync("{ txn_id: 'E2' }", "accepted");
        Assert.Equal("direct", JsonDocument.Parse(await _api.GetStringAsync($"/api/v1/clicks/{click}")).RootElement.GetProperty("subs")[0].GetString());
    }

    [Fact]
    public async Task A_page_that_is_not_the_offers_records_and_reports_nothing()
    {
        var page = _screen.Page;
        await page.GotoAsync(new UriBuilder(_shop.Address) { Host = "localhost" }.Uri.ToString());

        Assert.Null(await page.EvaluateAsync<string?>("track.click({ link: 'shop' })"));
        Assert.Equal("domain_not_listed", await page.EvaluateAsync<string>("track.convert({ txn_id: 'E3' }).then(receipt => receipt.reason)"));
    }

    [Fact]
    public async Task Nothing_is_kept_before_the_visitor_agrees()
    {
        _shop.Head = _shop.Head.Replace("<script ", "<script data-consent=\"required\" ", StringComparison.Ordinal);
        var page = _screen.Page;
        await page.GotoAsync(new Uri(Tracking, "/c/shop").ToString());
        var click = page.Url.Split('=')[1];

        Assert.Equal(click, await page.EvaluateAsync<string>("track.id()"));
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie + Object.keys(localStorage)"));
        await page.EvaluateAsync("track.consent()");
        await page.GotoAsync(new Uri(_shop.Address, "/cart").ToString());
        Assert.Equal(click, await page.EvaluateAsync<string>("track.id()"));
    }

    [Fact]
    public async Task An_image_on_the_page_reports_and_a_page_before_the_offer_leads_on()
    {
        var page = _screen.Page;
        _shop.Bodies["/quiz"] = $"""<a id="go" href="{Tracking}go/1">Continue</a><script>document.getElementById('go').href += '?go_token=' + new URLSearchParams(location.search).get('go_token')</script>""";
        using (var change = new StringContent($$"""{"landing_pages":[{"name":"Quiz","url":"{{_shop.Address}}quiz","kind":"before"}]}""", Encoding.UTF8, "application/json"))
        {
            (await _api.PatchAsync($"/api/v1/offers/{_offer}", change)).EnsureSuccessStatusCode();
        }

        await Eventually.HoldsAsync(async () =>
        {
            await page.GotoAsync(new Uri(Tracking, "/c/shop").ToString());
            return new Uri(page.Url).AbsolutePath == "/quiz";
        });
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync($"{_shop.Address}land?click_id=*");
        var click = page.Url.Split('=')[1];
        await ClickStoredAsync(click);
        _shop.Bodies["/thanks"] = $"""<img src="{Tracking}pixel.gif?offer={_offer}&click_id={click}&event=sale&txn_id=E4" width="1" height="1" alt="">""";

        await page.GotoAsync(new Uri(_shop.Address, "/thanks").ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Eventually.HoldsAsync(async () => (await ReadAsync("conversions?txn_id=E4")).GetArrayLength() == 1);
    }

    // Its click may still be on its way to the database.
    private async Task ConvertsAsync(string values, string verdict)
    {
        await ClickStoredAsync(await _screen.Page.EvaluateAsync<string>("track.id()"));
        Assert.Equal(verdict, await _screen.Page.EvaluateAsync<string>($"track.convert({values}).then(receipt => receipt.verdict)"));
    }

    private Task ClickStoredAsync(string click) => Eventually.HoldsAsync(async () => (await _api.GetAsync($"/api/v1/clicks/{click}")).StatusCode == HttpStatusCode.OK);

    private async Task<JsonElement> ReadAsync(string path) =>
        JsonDocument.Parse(await _api.GetStringAsync("/api/v1/" + path)).RootElement.GetProperty("items");

    private async Task<string> CreateAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _api.PostAsync("/api/v1/" + path, content);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!; // everything that is created has one
    }
}
