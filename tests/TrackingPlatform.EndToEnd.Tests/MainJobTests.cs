using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>The whole main job with real processes and a real browser, from an empty directory to a publisher who was told.</summary>
public sealed class MainJobTests
{
    [Fact]
    public async Task An_agency_sets_up_a_visitor_clicks_an_advertiser_reports_and_the_publisher_is_told()
    {
        using var folder = new TemporaryFolder();
        await using var publisher = ScriptedPublisher.Start();
        await using var platform = await PlatformProcess.StartAsync(
            folder.Path, new Dictionary<string, string> { ["Platform__Outbound__AllowPrivateNetworks"] = "true" });
        await using var screen = await Screen.OpenAsync(platform.Address);
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform.Address };

        await SetUpAgencyAsync(screen);
        var postbackUrl = await CreateAdvertiserAsync(screen);
        await CreatePublisherAsync(screen);
        await CreateOfferAsync(screen);
        await CreateCampaignAsync(screen);
        var link = await CreateLinkAsync(screen);
        await CreateTemplateAsync(screen, publisher.Url);

        var click = await FollowAsync(visitor, link);
        var receipt = await ReportAsync(visitor, postbackUrl, click);
        Assert.Equal("accepted", receipt.GetProperty("verdict").GetString());
        var repeated = await ReportAsync(visitor, postbackUrl, click);
        Assert.Equal("duplicate", repeated.GetProperty("verdict").GetString());
        Assert.Equal(receipt.GetProperty("conversion").GetString(), repeated.GetProperty("conversion").GetString());

        var told = Assert.Single(await publisher.ReceivedAsync(1));
        Assert.Equal($"/pb?cid=ref-1&payout=12.50&cur=EUR&event=sale&order=T-1001&click={click}&s1=a%20b", told.Target);
        Assert.Equal("1", told.Headers["X-Attempt"]);

        await EveryoneCanSeeItAsync(screen, click);
        await ReportPage.UseAsync(screen);
        await SharedTrace.UseAsync(screen, click);
        await BringAddressDataAsync(screen);
        await PicturesAsync(screen, click, receipt.GetProperty("conversion").GetString()!);
        Assert.Empty(screen.Complaints);
    }

    private static async Task SetUpAgencyAsync(Screen screen)
    {
        await screen.GoAsync("/");
        Assert.EndsWith("/setup", screen.Page.Url, StringComparison.Ordinal);
        await screen.FillAsync("tenant", "Halden Partners");
        await screen.FillAsync("name", "Ida Brandt");
        await screen.FillAsync("email", "ida@halden.example");
        await screen.FillAsync("password", "four words do well");
        await screen.PressAsync("Create agency");
        await screen.SeesAsync("Dashboard");
    }

    private static async Task<string> CreateAdvertiserAsync(Screen screen)
    {
        await screen.GoAsync("/advertisers/new");
        await screen.FillAsync("name", "Lumen Energy");
        await screen.PressAsync("Create advertiser");
        await screen.Page.WaitForURLAsync("**/advertisers/adv_*");
        return await screen.Page.Locator("[data-copy*='/postback?']").First.GetAttributeAsync("data-copy") ?? throw new InvalidOperationException("No postback URL is shown.");
    }

    private static async Task CreatePublisherAsync(Screen screen)
    {
        await screen.GoAsync("/publishers/new");
        await screen.FillAsync("name", "DealHarbor");
        await screen.PressAsync("Create publisher");
        await screen.Page.WaitForURLAsync("**/publishers/pub_*");
    }

    private static async Task CreateOfferAsync(Screen screen)
    {
        await screen.GoAsync("/offers/new");
        await screen.FillAsync("name", "Switch electricity");
        await screen.ChooseAsync("advertiser", "Lumen Energy");
        await screen.FillAsync("destination", "https://shop.example/start?tid={click_id}&src={source|none}");
        await screen.FillAsync("events[0].name", "sale");
        await screen.Page.GetByLabel("Revenue model", new() { Exact = true }).SelectOptionAsync("fixed");
        await screen.Page.GetByLabel("Revenue amount", new() { Exact = true }).FillAsync("20.00");
        await screen.Page.GetByLabel("Payout model", new() { Exact = true }).SelectOptionAsync("fixed");
        await screen.Page.GetByLabel("Payout amount", new() { Exact = true }).FillAsync("12.50");
        await screen.PressAsync("Create offer");
        await screen.Page.WaitForURLAsync("**/offers/off_*");
    }

    private static async Task CreateCampaignAsync(Screen screen)
    {
        await screen.GoAsync("/campaigns/new");
        await screen.FillAsync("name", "Energy DACH");
        await screen.ChooseAsync("offers[0].offer", "Switch electricity");
        await screen.PressAsync("Create campaign");
        await screen.Page.WaitForURLAsync("**/campaigns/cmp_*");
    }

    private static async Task<string> CreateLinkAsync(Screen screen)
    {
        await screen.GoAsync("/links/new");
        await screen.ChooseAsync("campaign", "Energy DACH");
        await screen.ChooseAsync("publisher", "DealHarbor");
        await screen.FillAsync("code", "winter");
        await screen.PressAsync("Create link");
        await screen.Page.WaitForURLAsync("**/links/lnk_*");
        return "/c/winter";
    }

    private static async Task CreateTemplateAsync(Screen screen, string publisher)
    {
        await screen.GoAsync("/templates/new");
        await screen.ChooseAsync("publisher", "DealHarbor");
        await screen.FillAsync("url", publisher + "/pb?cid={click_ref}&payout={payout}&cur={currency}&event={event}&order={txn_id}&click={click_id}&s1={sub1}");
        await screen.PressAsync("Create template");
        await screen.Page.WaitForURLAsync("**/templates/tpl_*");
    }

    private static async Task<string> FollowAsync(HttpClient visitor, string link)
    {
        HttpResponseMessage? response = null;
        await Eventually.HoldsAsync(async () => (response = await visitor.GetAsync(link + "?click_ref=ref-1&sub1=a%20b&source=guide")).StatusCode == HttpStatusCode.Found);
        var location = response!.Headers.Location!.OriginalString;
        Assert.StartsWith("https://shop.example/start?tid=", location, StringComparison.Ordinal);
        Assert.EndsWith("&src=guide", location, StringComparison.Ordinal);
        return location["https://shop.example/start?tid=".Length..][..26];
    }

    private static async Task<JsonElement> ReportAsync(HttpClient advertiser, string postbackUrl, string click)
    {
        // The URL as the integration page shows it, its placeholders filled in by the advertiser's server.
        var token = postbackUrl[(postbackUrl.IndexOf("token=", StringComparison.Ordinal) + 6)..].Split('&')[0];
        var path = $"/postback?click_id={click}&txn_id=T-1001&token={token}";
        JsonElement receipt = default;
        await Eventually.HoldsAsync(async () =>
        {
            receipt = await advertiser.GetFromJsonAsync<JsonElement>(path);
            return receipt.GetProperty("verdict").GetString() != "waiting" && receipt.GetProperty("conversion").ValueKind == JsonValueKind.String;
        });
        return receipt;
    }

    private static async Task EveryoneCanSeeItAsync(Screen screen, string click)
    {
        await screen.GoAsync("/clicks");
        await screen.SeesAsync("ref-1");
        await screen.GoAsync("/conversions");
        await screen.SeesAsync("T-1001");
        await screen.GoAsync("/postbacks");
        await screen.SeesAsync("Duplicate");
        await screen.GoAsync("/deliveries");
        await screen.SeesAsync("Delivered");
        await screen.GoAsync("/trace/" + click);
        await screen.SeesAsync("DealHarbor");
        await screen.SeesAsync("12.50");
        await screen.GoAsync("/");
        await screen.SeesAsync("12.50");
    }

    private static async Task BringAddressDataAsync(Screen screen)
    {
        await screen.GoAsync("/platform/addresses");
        await screen.Page.GetByLabel("MMDB file").SetInputFilesAsync(Path.Combine(Repository.Root, "artifacts", "addresses", "dbip-country.mmdb"));
        await screen.SeesAsync("dbip-country.mmdb taken into use");
        await screen.SeesAsync("Replaced by yours");
    }

    private static async Task PicturesAsync(Screen screen, string click, string conversion)
    {
        foreach (var page in new[]
        {
            "advertisers", "advertisers/new", "publishers", "publishers/new", "offers", "offers/new", "campaigns", "campaigns/new", "links", "links/new", "templates",
            "templates/new", "clicks", "conversions", "postbacks", "deliveries", "deliveries/endpoints", "deliveries/replays", "deliveries/replays/new", "notices", "reports", "settings/people", "settings/keys", "settings/hosts", "settings/notices", "settings/general", "platform/addresses",
        })
        {
            await screen.PictureAsync(page.Replace('/', '-'), "/" + page);
        }

        await screen.PictureAsync("dashboard", "/");
        await screen.PictureAsync("trace", "/trace/" + click);
        await screen.PictureAsync("conversions-drawer", "/conversions?peek=" + conversion);
    }
}
