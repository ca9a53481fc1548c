using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Real HTTP, a real journal and a real PostgreSQL: what a visitor sees and what is stored.</summary>
public sealed class ClickPathTests : IAsyncLifetime
{
    private readonly byte[] _masterKey = RandomNumberGenerator.GetBytes(32);
    private readonly TemporaryFolder _folder = new();
    private PostgresCluster _cluster = null!;
    private DatabaseLogins _logins = null!;
    private ClickNode _node = null!;
    private OfferId _offer;

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.StartAsync();
        _logins = DatabaseLogins.From(_cluster.OwnerConnectionString, new Dictionary<string, string>());
        await new DatabaseMigration(NullLogger<DatabaseMigration>.Instance).RunAsync(_logins, CancellationToken.None);
        await SeedAsync();
        _node = await ClickNode.StartAsync(_logins, _folder.Path, _masterKey);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_click_is_redirected_with_its_macros_and_arrives_in_the_database()
    {
        var response = await _node.Client.GetAsync("/c/demo?sub1=a%20b&click_ref=r1&colour=blue", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var location = response.Headers.Location!.OriginalString;
        Assert.StartsWith("https://shop.example/?cid=", location, StringComparison.Ordinal);
        Assert.EndsWith("&s=a%20b&c=blue", location, StringComparison.Ordinal);
        var clickId = location["https://shop.example/?cid=".Length..][..26];
        Assert.True(CrockfordBase32.TryDecode(clickId, out var id));
        await StoredAsync(1);
        Assert.Equal(
            "redirected|a b|r1|colour,blue|t|127.0.0.0",
            await ScalarAsync($"select verdict || '|' || subs[1] || '|' || click_ref || '|' || array_to_string(others, ',') || '|' || (is_unique)::text::char(1) || '|' || address from clicks where click_id = '{id}'"));
        Assert.Equal("1|1|0", await ScalarAsync("select clicks || '|' || unique_clicks || '|' || refused from click_rollups"));
    }

    [Fact]
    public async Task The_same_visitor_is_unique_once_a_day_and_link()
    {
        for (var times = 0; times < 5; times++)
        {
            await ClickAsync("/c/demo");
        }

        await StoredAsync(5);
        Assert.Equal("5|1", await ScalarAsync("select sum(clicks) || '|' || sum(unique_clicks) from click_rollups"));
        Assert.Equal("1", await ScalarAsync("select count(*) from clicks where is_unique"));
    }

    [Fact]
    public async Task Head_is_answered_alike_and_counted_apart()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/c/demo");
        var response = await _node.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        await StoredAsync(1);
        Assert.Equal("0|1|1", await ScalarAsync("select clicks || '|' || prefetched || '|' || (select flags & 1 from clicks) from click_rollups"));
    }

    [Fact]
    public async Task What_the_agent_string_hides_is_asked_for_and_read_from_the_hints()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/demo");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36");
        request.Headers.Add("Sec-CH-UA", "\"Chromium\";v=\"131\", \"Brave\";v=\"131\", \"Not?A_Brand\";v=\"99\"");
        request.Headers.Add("Sec-CH-UA-Mobile", "?1");
        request.Headers.Add("Sec-CH-UA-Platform", "\"Android\"");
        request.Headers.Add("Sec-CH-UA-Platform-Version", "\"14.0.0\"");
        request.Headers.Add("Sec-CH-UA-Model", "\"Pixel 8\"");
        var response = await _node.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("Sec-CH-UA-Platform-Version, Sec-CH-UA-Model", response.Headers.GetValues("Accept-CH").Single());
        await StoredAsync(1);
        Assert.Equal("Brave|131|Android|14|mobile", await ScalarAsync("select concat_ws('|', browser, browser_version, os, os_version, device) from clicks"));
    }

    [Theory]
    [InlineData("User-Agent", "WhatsApp/2.23.20.0 A", 3)]
    [InlineData("Sec-Purpose", "prefetch;prerender", 1)]
    [InlineData("X-Purpose", "preview", 1)]
    public async Task Previews_and_prefetches_are_flagged(string header, string value, int flags)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/demo");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0");
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.Found, (await _node.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        await StoredAsync(1);
        Assert.Equal(flags.ToString(System.Globalization.CultureInfo.InvariantCulture), await ScalarAsync("select flags from clicks"));
    }

    [Fact]
    public async Task The_long_forms_work_and_an_unknown_code_is_not_found()
    {
        var offer = EntityId.Format(_offer);
        var publisher = "pub_" + CrockfordBase32.Encode(Guid.Parse((await ScalarAsync("select id from publishers"))!));
        var campaign = "cmp_" + CrockfordBase32.Encode(Guid.Parse((await ScalarAsync("select id from campaigns"))!));

        Assert.Equal(HttpStatusCode.Found, await ClickAsync($"/click?offer={offer}&publisher={publisher}"));
        Assert.Equal(HttpStatusCode.Found, await ClickAsync($"/click?campaign={campaign}&publisher={publisher}&sub2=x"));
        Assert.Equal(HttpStatusCode.NotFound, await ClickAsync("/c/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, await ClickAsync($"/click?offer={offer}&publisher=pub_0"));
        await StoredAsync(2);
    }

    [Fact]
    public async Task A_paused_offer_sends_the_visitor_to_the_fallback_within_seconds_of_the_change()
    {
        await ExecuteAsync("update offers set status = 'paused', fallback_url = 'https://fallback.example/x'");

        await Eventually.HoldsAsync(async () =>
            (await _node.Client.GetAsync("/c/demo", TestContext.Current.CancellationToken)).Headers.Location!.OriginalString == "https://fallback.example/x");
        await Eventually.HoldsAsync(async () => await ScalarAsync("select reason from clicks where verdict = 'refused' limit 1") == "offer_paused");
    }

    [Fact]
    public async Task With_the_database_away_links_redirect_and_every_click_arrives_afterwards()
    {
        await ClickAsync("/c/demo");
        await _cluster.KillAsync();
        for (var times = 0; times < 200; times++)
        {
            Assert.Equal(HttpStatusCode.Found, await ClickAsync("/c/demo?sub1=" + times));
        }

        await _cluster.StartAgainAsync();

        await StoredAsync(201);
        Assert.Equal("201", await ScalarAsync("select sum(clicks) from click_rollups"));
    }

    [Fact]
    public async Task A_node_starts_and_redirects_without_the_database_and_without_losing_what_it_had()
    {
        await ClickAsync("/c/demo");
        await _cluster.KillAsync();
        await ClickAsync("/c/demo");
        await _node.DisposeAsync();

        _node = await ClickNode.StartAsync(_logins, _folder.Path, _masterKey);
        Assert.Equal(HttpStatusCode.Found, await ClickAsync("/c/demo"));
        await _cluster.StartAgainAsync();

        await StoredAsync(3);
    }

    [Theory]
    [InlineData("%00", "")]
    [InlineData("a%00b", "ab")]
    [InlineData("%ED%A0%80", "%ED%A0%80")]
    [InlineData("%FF%FE", "%FF%FE")]
    [InlineData("x%0D%0ASet-Cookie:%20a=b", "xSet-Cookie: a=b")]
    [InlineData("%F0%9F%98%80", "😀")]
    [InlineData("{click_id}", "{click_id}")]
    public async Task Bytes_that_cannot_be_stored_hurt_nobody_else(string raw, string stored)
    {
        await ClickAsync("/c/demo?sub1=before");
        Assert.Equal(HttpStatusCode.Found, await ClickAsync("/c/demo?sub1=" + raw));
        await ClickAsync("/c/demo?sub1=after");

        await StoredAsync(3);
        Assert.Equal(stored, await ScalarAsync("select coalesce(subs[1], '') from clicks order by journal_sequence offset 1 limit 1"));
    }

    [Fact]
    public async Task A_value_over_its_limit_is_cut_and_flagged()
    {
        await ClickAsync("/c/demo?sub1=" + new string('x', 4_000));

        await StoredAsync(1);
        Assert.Equal("500|4", await ScalarAsync("select length(subs[1]) || '|' || (flags & 4) from clicks"));
    }

    [Fact]
    public async Task The_visitors_full_address_is_nowhere_on_disk_or_in_the_database()
    {
        // 127.0.0.1 is everywhere on such a machine, so a second loopback address is the sentinel.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = FromSentinelAsync };
        using var client = new HttpClient(handler) { BaseAddress = _node.Client.BaseAddress };
        await client.GetAsync("/c/demo", TestContext.Current.CancellationToken);
        await StoredAsync(1);

        Assert.Equal("127.77.77.0", await ScalarAsync("select address from clicks"));
        Assert.Equal("0", await ScalarAsync("select count(*) from clicks where clicks::text like '%127.77.77.77%'"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder.Path, "journal"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain("127.77.77.77", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        static async ValueTask<Stream> FromSentinelAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.77.77.77"), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        }
    }

    [Fact]
    public async Task Acknowledged_by_the_database_means_it_is_there_when_the_visitor_leaves()
    {
        using var folder = new TemporaryFolder();
        await using var node = await ClickNode.StartAsync(_logins, folder.Path, _masterKey, ("Clicks:Acknowledge", "database"));

        for (var times = 1; times <= 20; times++)
        {
            await node.Client.GetAsync("/c/demo", TestContext.Current.CancellationToken);
            Assert.Equal(times.ToString(System.Globalization.CultureInfo.InvariantCulture), await ScalarAsync("select count(*) from clicks"));
        }
    }

    private async Task<HttpStatusCode> ClickAsync(string path) => (await _node.Client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;

    private Task StoredAsync(int clicks) => Eventually.HoldsAsync(async () =>
    {
        var count = await ScalarAsync("select count(*) from clicks");
        Assert.True(int.Parse(count!, System.Globalization.CultureInfo.InvariantCulture) <= clicks, $"{count} clicks are stored, {clicks} were made");
        return count == clicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });

    private Task<string?> ScalarAsync(string sql) => Sql.ScalarAsync(_logins.Owner, sql);

    private Task ExecuteAsync(string sql) => Sql.ExecuteAsync(_logins.Owner, sql);

    private async Task SeedAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton(new Domain.Privacy.SecretBox(_masterKey)).AddPlatformData(_logins).BuildServiceProvider();
        var tenant = Tenant.Create("Tenant", "Europe/Berlin", Currency.Of("EUR"), now);
        await services.GetRequiredService<PlatformScope>().RunAsync(
            "seed a test", async (context, token) => { context.Add(tenant); return await context.SaveChangesAsync(token); }, CancellationToken.None);
        await services.GetRequiredService<TenantScope>().RunAsync(
            tenant.Id,
            async (context, token) =>
            {
                var advertiser = Advertiser.Create(tenant.Id, "Shop", now);
                advertiser.SetPostbackToken("sealed", RandomNumberGenerator.GetBytes(32), now);
                var offer = Offer.Create(tenant.Id, advertiser.Id, Currency.Of("EUR"), now);
                offer.Describe("Offer", "https://shop.example/?cid={click_id}&s={sub1}&c={param:colour}", Offer.DefaultAttributionWindow, null, EntityStatus.Active, now);
                offer.SetDefaultEvent(offer.AddEvent("sale", now));
                var publisher = Publisher.Create(tenant.Id, "Publisher", now);
                var campaign = Campaign.Create(tenant.Id, "Campaign", now);
                campaign.Route([(offer.Id, 100)], now);
                _offer = offer.Id;
                context.AddRange(advertiser, offer, publisher, campaign);
                await context.SaveChangesAsync(token);
                context.Add(Link.Create(tenant.Id, campaign.Id, publisher.Id, "demo", new Dictionary<string, string>(), now));
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
    }
}
