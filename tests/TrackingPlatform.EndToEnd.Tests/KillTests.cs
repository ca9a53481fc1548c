using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>kill -9 under load. What was answered is a promise: it is there afterwards, once.</summary>
public sealed class KillTests
{
    private const string ApiKey = "kill-test-key-0123456789abcdef0123456789";

    // What was under way when it was killed stays leased for up to 60 s; after that somebody takes it up again.
    private static readonly TimeSpan LeaseAndMore = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Platform__Bootstrap__Tenant"] = "Kill",
        ["Platform__Bootstrap__Email"] = "owner@kill.example",
        ["Platform__Bootstrap__Password"] = "four words do well",
        ["Platform__Bootstrap__ApiKey"] = ApiKey,
        ["Platform__Outbound__AllowPrivateNetworks"] = "true",
    };

    [Fact]
    public async Task After_kill_9_every_answered_click_and_postback_is_there_once_and_every_conversion_is_told()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        await using var publisher = ScriptedPublisher.Start();
        var settings = new Dictionary<string, string>(Settings) { ["ConnectionStrings__Platform"] = cluster.OwnerConnectionString };
        var answers = new Answers();
        var token = string.Empty;
        for (var round = 0; round < 3; round++)
        {
            await using var platform = await PlatformProcess.StartAsync(folder.Path, settings);
            using var client = ClientOf(platform.Address);
            token = round == 0 ? await SetUpAsync(client, publisher.Url) : token;
            await LoadUntilKilledAsync(platform, token, answers);
        }

        await using var last = await PlatformProcess.StartAsync(folder.Path, settings);
        await ReconcileAsync(cluster.OwnerConnectionString, answers);
    }

    private static async Task LoadUntilKilledAsync(PlatformProcess platform, string token, Answers answers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform.Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.HoldsAsync(async () => await FollowAsync(client, answers) is not null);
        using var stop = new CancellationTokenSource();
        var visitors = Enumerable.Range(0, 12).Select(number => Task.Run(() => VisitAsync(client, token, number % 4 == 0, answers, stop.Token)));
        var all = Task.WhenAll(visitors);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        await platform.KillAsync();
        await stop.CancelAsync();
        await all;
    }

    private static async Task VisitAsync(HttpClient client, string token, bool converts, Answers answers, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await FollowAsync(client, answers) is { } click && converts)
                {
                    using var answer = await client.GetAsync($"/postback?click_id={click}&txn_id=T-{click}&token={token}", CancellationToken.None);
                    if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
                    {
                        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
                        answers.Receipts.Add((receipt.GetProperty("receipt").GetString()!, click));
                    }
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or JsonException)
            {
                // Not answered, so nothing was promised.
            }
        }
    }

    private static async Task<string?> FollowAsync(HttpClient client, Answers answers)
    {
        using var answer = await client.GetAsync("/c/kill?click_ref=k");
        if (answer.StatusCode != HttpStatusCode.Found)
        {
            return null;
        }

        var click = answer.Headers.Location!.OriginalString.Split("tid=")[1];
        answers.Clicks.Add(click);
        return click;
    }

    private static async Task ReconcileAsync(string owner, Answers answers)
    {
        Assert.True(answers.Clicks.Count > 300, $"only {answers.Clicks.Count} clicks were answered");
        Assert.True(answers.Receipts.Count > 50, $"only {answers.Receipts.Count} postbacks were answered");
        await Eventually.HoldsAsync(async () => await ScalarAsync(owner, $"select count(*) from unnest(array[{Ids(answers.Clicks)}]) id where not exists (select 1 from clicks where click_id = id)") == 0);
        Assert.Equal(0, await ScalarAsync(owner, "select count(*) - count(distinct click_id) from clicks"));
        Assert.Equal(await ScalarAsync(owner, "select count(*) from clicks"), await ScalarAsync(owner, "select coalesce(sum(clicks), 0) from click_rollups"));

        var receipts = answers.Receipts.Select(each => each.Receipt["rcp_".Length..]).ToList();
        Assert.Equal(0, await ScalarAsync(owner, $"select count(*) from unnest(array[{Ids(receipts)}]) id where not exists (select 1 from inbound where receipt_id = id)"));
        await Eventually.HoldsAsync(async () => await ScalarAsync(owner, "select count(*) from inbound where verdict = 'waiting'") == 0, LeaseAndMore);
        var reported = answers.Receipts.Select(each => each.Click).Distinct().ToList();
        Assert.Equal(0, await ScalarAsync(owner, $"select count(*) from unnest(array[{Ids(reported)}]) id where (select count(*) from conversions where click_id = id) <> 1"));

        await Eventually.HoldsAsync(async () => await ScalarAsync(owner, "select count(*) from deliveries") == 0, LeaseAndMore);
        Assert.Equal(0, await ScalarAsync(owner, "select count(*) from conversions c where (select count(*) from deliveries_done d where d.conversion_id = c.conversion_id and d.state = 'delivered') <> 1"));
    }

    private static string Ids(IEnumerable<string> ids) => string.Join(',', ids.Select(id => $"'{Uuid(id)}'::uuid"));

    private static Guid Uuid(string id) => Domain.Tenancy.CrockfordBase32.TryDecode(id, out var value) ? value : throw new FormatException(id);

    private static async Task<long> ScalarAsync(string owner, string sql) => long.Parse((await Sql.ScalarAsync(owner, sql))!, CultureInfo.InvariantCulture);

    private static HttpClient ClientOf(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        return client;
    }

    private static async Task<string> SetUpAsync(HttpClient client, string publisher)
    {
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
        return advertiser.GetProperty("postback_token").GetString()!;
    }

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient client, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/" + what, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{what}: {answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private sealed class Answers
    {
        public ConcurrentBag<string> Clicks { get; } = [];

        public ConcurrentBag<(string Receipt, string Click)> Receipts { get; } = [];
    }
}
