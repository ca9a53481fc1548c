using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace TrackingPlatform.Testing;

/// <summary>A tenant of a running platform with one link that leads on, an advertiser who reports sales of 2.50 and 4.00 EUR, and a publisher who is told; set up by the API alone.</summary>
public sealed class TrackedTenant
{
    /// <summary>Its key, with every scope.</summary>
    public const string ApiKey = "tracked-tenant-key-0123456789abcdef012345";

    /// <summary>The link's code.</summary>
    public const string Code = "tracked";

    private TrackedTenant(string token) => Token = token;

    /// <summary>The advertiser's postback token.</summary>
    public string Token { get; }

    /// <summary>What the platform must be started with.</summary>
    public static Dictionary<string, string> Settings(string ownerConnectionString) => new()
    {
        ["ConnectionStrings__Platform"] = ownerConnectionString,
        ["Platform__Bootstrap__Tenant"] = "Tracked",
        ["Platform__Bootstrap__Email"] = "owner@tracked.example",
        ["Platform__Bootstrap__Password"] = "four words do well",
        ["Platform__Bootstrap__ApiKey"] = ApiKey,
    };

    /// <summary>The same, where the publisher who is told is a server of the test on this machine.</summary>
    public static Dictionary<string, string> SettingsForLoopback(string ownerConnectionString) =>
        new(Settings(ownerConnectionString)) { ["Platform__Outbound__AllowPrivateNetworks"] = "true" };

    /// <summary>Sets it up and waits until the link leads on.</summary>
    /// <param name="platform">Where.</param>
    /// <param name="template">What its publisher is told at.</param>
    /// <param name="key">The key of a tenant other than the first.</param>
    /// <param name="code">The code of that tenant's link.</param>
    public static async Task<TrackedTenant> CreateAsync(Uri platform, string template, string key = ApiKey, string code = Code)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var advertiser = await PostAsync(client, "advertisers", new { name = "Advertiser" });
        var offer = await PostAsync(client, "offers", new
        {
            advertiser = Id(advertiser),
            name = "Offer",
            destination = "https://shop.example/?tid={click_id}",
            currency = "EUR",
            events = new[] { new { name = "sale", payout = new { model = "fixed", amount = "2.50" }, revenue = new { model = "fixed", amount = "4.00" } } },
        });
        var publisher = await PostAsync(client, "publishers", new { name = "Publisher" });
        var campaign = await PostAsync(client, "campaigns", new { name = "Campaign", offers = new[] { new { offer = Id(offer), weight = 100 } } });
        await PostAsync(client, "links", new { campaign = Id(campaign), publisher = Id(publisher), code });
        await PostAsync(client, "templates", new { publisher = Id(publisher), url = template });
        await LeadsOnAsync(platform, code);
        return new TrackedTenant(advertiser.GetProperty("postback_token").GetString()!);
    }

    /// <summary>Waits until the node leads visitors on; asked in a way that records no counted click.</summary>
    public static async Task LeadsOnAsync(Uri platform, string code = Code)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        await Eventually.HoldsAsync(async () =>
        {
            using var probe = new HttpRequestMessage(HttpMethod.Head, "/c/" + code);
            using var answer = await client.SendAsync(probe);
            return answer.StatusCode == HttpStatusCode.Found;
        });
    }

    /// <summary>The click id in a redirect's destination.</summary>
    public static string ClickIn(HttpResponseMessage redirect) => redirect.Headers.Location!.OriginalString.Split("tid=")[1];

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient client, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/" + what, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.Created
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{what}: {answer.StatusCode} {text}");
    }
}
