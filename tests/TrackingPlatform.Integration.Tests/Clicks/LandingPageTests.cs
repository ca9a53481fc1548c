using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>From the API to the visitor: pages in place of the destination, and the way on from pages before it.</summary>
public sealed class LandingPageTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private const string Quiz = """{"name":"Quiz","url":"https://pages.example/quiz?s={sub1}","kind":"before"}""";

    private BrowserWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await BrowserWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Visitors_are_shared_out_among_variants_and_the_click_tells_which()
    {
        var pages = (await _world.ChangeAsync("""{"landing_pages":[{"name":"A","url":"https://shop.example/a?click={click_id}","weight":3},{"name":"B","url":"https://shop.example/b?click={click_id}","weight":1}]}""")).Body!["landing_pages"]!;
        await LandsAsync("", "https://shop.example/b?");

        for (var click = 0; click < 8; click++)
        {
            await _world.AskAsync($"/c/{_world.Tenant.LinkCode}?sub1=counted");
        }

        await LandsAsync($"?sub2=asked&landing={pages[1]!["id"]}", "https://shop.example/b?click=");
        await _world.HoldsAsync(
            "/a6/b2",
            "select string_agg(page || count, '' order by page) from (select substr(split_part(destination, '?', 1), 21) as page, count(*) from clicks where tenant_id = $tenant and subs[1] = 'counted' group by 1) counts");
        Assert.Equal(
            "true",
            await _world.ScalarAsync("select bool_and(landing_page_id is not null)::text from clicks where tenant_id = $tenant and subs[1] = 'counted'"));
    }

    [Fact]
    public async Task A_page_before_the_offer_leads_on_with_the_original_click_and_is_counted_once()
    {
        await _world.ChangeAsync($$"""{"destination":"https://shop.example/?click={click_id}&s={sub1}&from={param:from}","landing_pages":[{{Quiz}}]}""");
        var shown = (await LandsAsync("?sub1=a%20b&from=mail", "https://pages.example/quiz?s=a%20b&go_token=")).Headers.Location!;
        var token = QueryHelpers.ParseQuery(shown.Query)["go_token"].ToString();

        var first = await _world.AskAsync($"/go/1?go_token={token}");
        var again = await _world.AskAsync($"/go/1?go_token={token}");

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        var query = QueryHelpers.ParseQuery(first.Headers.Location!.Query);
        Assert.Equal(("shop.example", "a b", "mail"), (first.Headers.Location.Host, query["s"].ToString(), query["from"].ToString()));
        await _world.HoldsAsync("1|1", "select count(*) || '|' || (select sum(click_throughs) from landing_rollups where tenant_id = $tenant) from click_throughs where tenant_id = $tenant");
        var stored = Domain.Tenancy.CrockfordBase32.TryDecode(query["click"].ToString(), out var click) ? click : default;
        await _world.HoldsAsync("1", $"select count(*) from clicks where tenant_id = $tenant and click_id = '{stored}' and landing_page_id is not null");
        var figures = await ApiAnswer.SendAsync(_world.Api, "GET", $"/api/v1/offers/{_world.Tenant.Offer}/landing_pages");
        Assert.Equal((1, "Quiz"), ((int)figures.Body![0]!["click_throughs"]!, (string?)figures.Body[0]!["name"]));
    }

    [Fact]
    public async Task Further_offers_of_the_campaign_are_led_to_by_number()
    {
        var second = (await ApiAnswer.SendAsync(_world.Api, "POST", "/api/v1/offers", $$$"""
            {"advertiser":"{{{_world.Tenant.Advertiser}}}","name":"Second","destination":"https://second.example/?c={click_id}","currency":"USD"}
            """)).Body!["id"];
        await _world.ChangeAsync($$"""{"landing_pages":[{{Quiz}}]}""");
        await _world.ChangeAsync($$"""{"rotation":"priority","offers":[{"offer":"{{_world.Tenant.Offer}}"},{"offer":"{{second}}"}]}""", $"/api/v1/campaigns/{_world.Tenant.Campaign}");
        var token = "";
        await _world.AskUntilAsync($"/c/{_world.Tenant.LinkCode}", response =>
        {
            token = QueryHelpers.ParseQuery(response.Headers.Location!.Query)["go_token"].ToString();
            return token.Length > 0 && _world.AskAsync($"/go/2?go_token={token}").GetAwaiter().GetResult().Headers.Location?.Host == "second.example";
        });

        Assert.Equal("shop.example", (await _world.AskAsync($"/go/1?go_token={token}")).Headers.Location!.Host);
        Assert.Equal(HttpStatusCode.OK, (await _world.AskAsync($"/go/3?go_token={token}")).StatusCode);

        // Visits made while the campaign was still on its way to the node went elsewhere.
        await _world.HoldsAsync(
            "1 2 3smartlink_no_match",
            "select string_agg(position || reason, ' ' order by position) from click_throughs where tenant_id = $tenant and click_id = (select click_id from click_throughs where tenant_id = $tenant and position = 1)");
        Assert.Equal("1", await _world.ScalarAsync("select sum(click_throughs) from landing_rollups where tenant_id = $tenant and clicks > 0"));

        var click = QueryHelpers.ParseQuery((await _world.AskAsync($"/go/2?go_token={token}")).Headers.Location!.Query)["c"];
        await _world.AskAsync($"/postback?token={_world.Tenant.PostbackToken}&click_id={click}&txn_id=second&offer={second}");
        await _world.AskAsync($"/postback?token={_world.Tenant.PostbackToken}&click_id={click}&txn_id=first");
        Assert.Equal(
            "first Acme offer, second Second",
            await _world.ScalarAsync("select string_agg(txn_id || ' ' || name, ', ' order by txn_id) from conversions join offers on offers.id = offer_id where conversions.tenant_id = $tenant"));
    }

    [Theory]
    [InlineData("/go/1")]
    [InlineData("/go/0?go_token=x")]
    [InlineData("/go/65")]
    [InlineData("/go/x")]
    [InlineData("/go/1?click_id=0661hj5v9kr7f2m8q3n6t4w1xz")]
    [InlineData("/go/1?go_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Who_brings_nothing_that_was_given_here_is_led_nowhere(string path)
    {
        var response = await _world.AskAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, (Uri?)null), (response.StatusCode, response.Headers.Location));
    }

    [Fact]
    public async Task However_much_the_link_carried_the_way_on_stays_short_enough()
    {
        await _world.ChangeAsync($$"""{"landing_pages":[{{Quiz}}]}""");
        var much = string.Join('&', Enumerable.Range(1, 10).Select(number => $"sub{number}={new string('x', 500)}"));
        var shown = await LandsAsync("?" + much, "https://pages.example/quiz?s=");

        var token = QueryHelpers.ParseQuery(shown.Headers.Location!.Query)["go_token"].ToString();
        Assert.InRange(token.Length, 1, 3_500);
        Assert.Equal("shop.example", (await _world.AskAsync($"/go/1?go_token={token}")).Headers.Location!.Host);
    }

    [Fact]
    public async Task A_landing_page_keeps_its_id_under_its_name_and_wrong_ones_are_refused_at_their_place()
    {
        var id = (string?)(await _world.ChangeAsync($$"""{"landing_pages":[{{Quiz}}]}""")).Body!["landing_pages"]![0]!["id"];
        var again = (await _world.ChangeAsync("""{"landing_pages":[{"name":"quiz","url":"https://pages.example/new","weight":7}]}""")).Body!["landing_pages"]![0]!;
        Assert.Equal((id, 7, "destination", "active"), ((string?)again["id"], (int)again["weight"]!, (string?)again["kind"], (string?)again["status"]));

        foreach (var (pages, field) in new[]
        {
            ("""[{"name":"","url":"https://a.example/"}]""", "landing_pages[0].name"),
            ("""[{"name":"A","url":"javascript:alert(1)"}]""", "landing_pages[0].url"),
            ("""[{"name":"A","url":"https://{sub1}.example/"}]""", "landing_pages[0].url"),
            ("""[{"name":"A","url":"https://a.example/","weight":-1}]""", "landing_pages[0].weight"),
            ("""[{"name":"A","url":"https://a.example/","kind":"after"}]""", "landing_pages[0].kind"),
            ("""[{"name":"A","url":"https://a.example/","id":"lpg_01jd8k0c000000000000000000"}]""", "landing_pages[0].id"),
            ("""[{"name":"A","url":"https://a.example/"},{"name":"a","url":"https://b.example/"}]""", "landing_pages[1].name"),
            ("""[{"name":"A","url":"https://a.example/","size":1}]""", "landing_pages[0].size"),
        })
        {
            var answer = await ApiAnswer.SendAsync(_world.Api, "PATCH", $"/api/v1/offers/{_world.Tenant.Offer}", $$"""{"landing_pages":{{pages}}}""");
            Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (answer.Status, answer.Body!.ToJsonString().Contains(field, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_simulator_knows_landing_pages()
    {
        await _world.ChangeAsync($$"""{"landing_pages":[{{Quiz}}]}""");

        var answer = await ApiAnswer.SendAsync(_world.Api, "POST", "/api/v1/simulate", $$$"""{"link":"{{{_world.Tenant.LinkCode}}}","parameters":{"sub1":"x"}}""");

        Assert.Equal(("Quiz", "https://pages.example/quiz?s=x"), ((string?)answer.Body!["landing_page_name"], (string?)answer.Body["destination"]));
    }

    private Task<HttpResponseMessage> LandsAsync(string query, string destination) => _world.AskUntilAsync(
        $"/c/{_world.Tenant.LinkCode}{query}", response => response.Headers.Location?.OriginalString.StartsWith(destination, StringComparison.Ordinal) is true);
}
