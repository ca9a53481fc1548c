using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TrackingPlatform.Testing;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>One tenant with one link, ready to be visited while things break: link <c>kill</c>, an advertiser who reports, a publisher who is told.</summary>
internal sealed class FaultWorld
{
    /// <summary>Its key, with every scope.</summary>
    public const string ApiKey = "kill-test-key-0123456789abcdef0123456789";

    private FaultWorld(string token) => Token = token;

    /// <summary>The advertiser's postback token.</summary>
    public string Token { get; }

    /// <summary>What the product is started with.</summary>
    public static Dictionary<string, string> Settings(string ownerConnectionString) => new()
    {
        ["ConnectionStrings__Platform"] = ownerConnectionString,
        ["Platform__Bootstrap__Tenant"] = "Kill",
        ["Platform__Bootstrap__Email"] = "owner@kill.example",
        ["Platform__Bootstrap__Password"] = "four words do well",
        ["Platform__Bootstrap__ApiKey"] = ApiKey,
        ["Platform__Outbound__AllowPrivateNetworks"] = "true",
    };

    /// <summary>Sets it up by the API and waits until the link leads on.</summary>
    public static async Task<FaultWorld> CreateAsync(Uri platform, string publisher)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        var advertiser = await PostAsync(client, "advertisers", new { name = "Advertiser" });
        var offer = await PostAsync(client, "offers", new
        {
            advertiser = Id(advertiser),
            name = "Offer",
            destination = "https://shop.example/?tid={click_id}",
            currency = "EUR",
            events = new[] { new { name = "sale", payout = new { model = "fixed", amount = "2.50" }, revenue = new { model = "fixed", amount = "4.00" } } },
        });
        var partner = await PostAsync(client, "publishers", new { name = "Publisher" });
        var campaign = await PostAsync(client, "campaigns", new { name = "Campaign", offers = new[] { new { offer = Id(offer), weight = 100 } } });
        await PostAsync(client, "links", new { campaign = Id(campaign), publisher = Id(partner), code = "kill" });
        await PostAsync(client, "templates", new { publisher = Id(partner), url = publisher + "/pb?cid={click_ref}&c={conversion_id}" });
        await LeadsOnAsync(platform);
        return new FaultWorld(advertiser.GetProperty("postback_token").GetString()!);
    }

    /// <summary>Waits until the node leads visitors on; asked in a way that records no counted click.</summary>
    public static async Task LeadsOnAsync(Uri platform)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        await Eventually.HoldsAsync(async () =>
        {
            using var probe = new HttpRequestMessage(HttpMethod.Head, "/c/kill");
            using var answer = await client.SendAsync(probe);
            return answer.StatusCode == HttpStatusCode.Found;
        });
    }

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient client, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/" + what, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{what}: {answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
