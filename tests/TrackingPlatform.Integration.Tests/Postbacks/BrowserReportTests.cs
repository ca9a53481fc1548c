using System.Net;
using TrackingPlatform.Integration.Tests.Clicks;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>Conversions that browsers report: by image, frame and script, and only where the offer says so.</summary>
public sealed class BrowserReportTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private static readonly (string, string) Page = ("Referer", "https://shop.example/");

    private BrowserWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await BrowserWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_image_reports_a_conversion_that_waits_for_approval()
    {
        var click = await ClickAsync("pending");

        var image = await PixelAsync($"click_id={click}&txn_id=T1", Page);

        Assert.Equal((HttpStatusCode.OK, "image/gif", "accepted"), (image.StatusCode, image.Content.Headers.ContentType?.MediaType, Verdict(image)));
        Assert.Equal("pending", await _world.ScalarAsync("select string_agg(status, ' ') from conversions where tenant_id = $tenant"));
        Assert.Equal("browser accepted", await _world.ScalarAsync("select string_agg(authentication || ' ' || verdict, ',') from inbound where tenant_id = $tenant"));
        Assert.Equal("duplicate", Verdict(await PixelAsync($"click_id={click}&txn_id=T1", Page)));
    }

    [Fact]
    public async Task What_is_approved_stays_approved_when_the_page_is_loaded_again()
    {
        var click = await ClickAsync("pending");
        await PixelAsync($"click_id={click}&txn_id=T2&amount=10", Page);
        await _world.Edge.GetAsync($"/postback?token={_world.Tenant.PostbackToken}&click_id={click}&txn_id=T2&status=approved", TestContext.Current.CancellationToken);

        Assert.Equal("duplicate", Verdict(await PixelAsync($"click_id={click}&txn_id=T2&amount=9999", Page)));
        Assert.Equal("approved10.0000", await _world.ScalarAsync("select status || amount from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task An_offer_that_trusts_browsers_books_as_with_postbacks()
    {
        var click = await ClickAsync("accept");

        var frame = await _world.AskAsync($"/pixel.html?offer={_world.Tenant.Offer}&click_id={click}&txn_id=T3", Page);

        Assert.Contains("accepted", await frame.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("approved", await _world.ScalarAsync("select max(status) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_script_reads_its_receipt()
    {
        var click = await ClickAsync("accept");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/track/convert");
        request.Headers.Add("Origin", "https://shop.example");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["offer"] = _world.Tenant.Offer.ToString(), ["click_id"] = click, ["txn_id"] = "T4" });

        var response = await _world.Edge.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("https://shop.example", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("accepted", (await BrowserWorld.JsonAsync(response)).GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("off", "https://shop.example/", "", "token_missing")]
    [InlineData("accept", "https://evil.example/", "", "domain_not_listed")]
    [InlineData("accept", null, "", "domain_not_listed")]
    [InlineData("accept", "https://shop.example/", "&status=approved", "status_locked")]
    public async Task A_browser_that_may_not_report_gets_its_image_and_the_reason_is_kept(string reporting, string? page, string more, string reason)
    {
        var click = await ClickAsync(reporting);

        var image = await PixelAsync($"click_id={click}&txn_id=T5{more}", page is null ? [] : [("Referer", page)]);

        Assert.Equal((HttpStatusCode.OK, "rejected", reason), (image.StatusCode, Verdict(image), image.Headers.GetValues("X-Reason").Single()));
        Assert.Equal(reason, await _world.ScalarAsync("select max(reason) from inbound where tenant_id = $tenant"));
        Assert.Equal("0", await _world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_browser_that_names_no_offer_stands_apart() =>
        Assert.Equal("token_missing", (await _world.AskAsync("/pixel.gif?offer=off_nothing&txn_id=1", Page)).Headers.GetValues("X-Reason").Single());

    [Fact]
    public async Task The_cookie_of_the_tracking_host_names_the_click()
    {
        await _world.ChangeAsync("""{"visitor_cookie":true}""", "/api/v1/settings");
        await ClickAsync("pending");
        var visit = await _world.AskUntilAsync($"/c/{_world.Tenant.LinkCode}", response => BrowserWorld.CookieOf(response, "tp_c_") is not null);
        await StoredAsync(visit);

        var image = await PixelAsync("txn_id=T6", Page, ("Cookie", BrowserWorld.CookieOf(visit, "tp_c_")!));

        Assert.Equal("accepted", Verdict(image));
    }

    private async Task<string> ClickAsync(string reporting)
    {
        await _world.ChangeAsync($$"""{"browser_reporting":"{{reporting}}"}""");
        var reported = reporting == "off" ? "" : "x";
        await _world.AskUntilAsync(
            $"/pixel.gif?offer={_world.Tenant.Offer}&status={reported}", response => response.Headers.GetValues("X-Reason").Single() == (reporting == "off" ? "token_missing" : "status_locked"), Page);
        await Testing.Sql.ExecuteAsync(database.Logins.Owner, $"delete from inbound where tenant_id = '{_world.Tenant.Id.Value}'");
        var visit = await _world.AskAsync($"/c/{_world.Tenant.LinkCode}");
        return await StoredAsync(visit);
    }

    private async Task<string> StoredAsync(HttpResponseMessage visit)
    {
        var click = visit.Headers.Location!.OriginalString["https://shop.example/landing?click=".Length..];
        await _world.HoldsAsync("1", $"select count(*) from clicks where tenant_id = $tenant and destination like '%{click}'");
        return click;
    }

    private Task<HttpResponseMessage> PixelAsync(string query, params (string, string)[] headers) => _world.AskAsync($"/pixel.gif?offer={_world.Tenant.Offer}&{query}", headers);

    private static string Verdict(HttpResponseMessage response) => response.Headers.GetValues("X-Verdict").Single();
}
