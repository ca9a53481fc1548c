using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Any bytes in any place, through a raw socket: the visitor goes where he should, and what was answered is stored, once.</summary>
public sealed class HostileClickTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private const int Requests = 3_000;
    private const int ASeed = 20_261_125;

    private static readonly string[] Names =
        ["sub1", "sub10", "sub11", "SUB2", "click_ref", "source", "creative", "landing", "cost", "url", "gdpr_consent", "gpp", "idfa", "x", "", "%00", "%0d%0aSet-Cookie", "_raw_query", "a[]", "%F0%9F%92%A9"];

    private static readonly string[] Values =
    [
        "", "plain", "%00", "a%00b", "%0d%0aLocation:%20https://evil.example/", "%ED%A0%80", "%ED%BF%BF", "%FF%FE", "%C0%AF", "%", "%zz", "%u0041", "{click_id}", "%7Bclick_id%7D", "'; drop table clicks; --",
        "%F0%9F%98%80%F0%9F%98", "\u00e9", "https://evil.example/", "javascript:alert(1)", "//evil.example", "%EF%BB%BF", "+", "%2B", "=", "==", "\t", new string('a', 700), new string('%', 100),
        string.Concat(Enumerable.Repeat("%F0%9F%98%80", 600)),
    ];

    private static readonly string[] Agents = ["Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "", "\u0001\u0002", new string('A', 3_000), "\u00ff\u00fe", "() { :;}; echo", "{click_id}"];

    [Fact]
    public async Task Whatever_is_sent_the_visitor_goes_on_and_counts_in_equal_counts_out()
    {
        var tenant = await database.CreateSeededTenantAsync("Hostile", new Seed { Destination = "https://shop.example/?cid={click_id}&s={sub1}&p={param:x}" });
        using var folder = new TemporaryFolder();
        await using var node = await ClickNode.StartAsync(database.Logins, folder.Path, RandomNumberGenerator.GetBytes(32));
        await Eventually.HoldsAsync(async () => (await SendAsync(node, Encoding.ASCII.GetBytes($"HEAD /c/{tenant.LinkCode} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))).Status == 302);
        var random = new Random(ASeed);
        var answered = 0;
        for (var number = 0; number < Requests; number++)
        {
            var (status, location) = await SendAsync(node, Request(random, "GET", $"/c/{tenant.LinkCode}", ""));
            Assert.True(status is 302 or 400, $"request {number} was answered with {status}");
            if (status == 302)
            {
                answered++;
                Assert.StartsWith("https://shop.example/?cid=", location, StringComparison.Ordinal);
                Assert.DoesNotContain(location, letter => letter is < '!' or > '~');
            }
        }

        Assert.True(answered > Requests / 2, $"only {answered} were understood as HTTP");
        await CountedAsync(tenant, answered);
        Assert.Equal("0", await Sql.ScalarAsync(database.Logins.Owner, "select count(*) from quarantined_frames"));
    }

    [Fact]
    public async Task Whatever_is_sent_to_the_other_addresses_is_answered_and_harms_no_click()
    {
        var tenant = await database.CreateSeededTenantAsync("Hostile elsewhere");
        using var folder = new TemporaryFolder();
        await using var node = await ClickNode.StartAsync(database.Logins, folder.Path, RandomNumberGenerator.GetBytes(32));
        var click = Encoding.ASCII.GetBytes($"GET /c/{tenant.LinkCode} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        await Eventually.HoldsAsync(async () => (await SendAsync(node, click)).Status == 302);
        string[] paths = ["/go/1", "/go/99999999999999999999", "/go/%00", $"/i/{tenant.LinkCode}", "/i/none", "/track/click", "/track.js", "/click", "/c/%ff", $"/c/{tenant.LinkCode}/x"];
        var random = new Random(ASeed);
        for (var number = 0; number < 600; number++)
        {
            var (status, location) = await SendAsync(node, Request(random, "POST", Pick(random, paths), Pick(random, Values)));
            Assert.True(status is >= 200 and < 500, $"request {number} was answered with {status}");
            Assert.DoesNotContain("evil.example", location, StringComparison.Ordinal);
            (status, location) = await SendAsync(node, Request(random, "GET", Pick(random, paths), ""));
            Assert.True(status is >= 200 and < 500, $"request {number} was answered with {status}");
            Assert.DoesNotContain("evil.example", location, StringComparison.Ordinal);
        }

        Assert.Equal(302, (await SendAsync(node, click)).Status);
        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(database.Logins.Owner, $"select count(*) >= 2 from clicks where tenant_id = '{tenant.Id.Value}'") == "True");
        Assert.Equal("0", await Sql.ScalarAsync(database.Logins.Owner, "select count(*) from quarantined_frames"));
    }

    [Theory]
    [InlineData(10_000, "p{0}=v")]
    [InlineData(10_000, "sub1=v{0}")]
    [InlineData(1_300, "a=%00")]
    public async Task Thousands_of_parameters_cost_little_and_lead_on(int count, string pair)
    {
        var tenant = await database.CreateSeededTenantAsync("Many " + pair);
        using var folder = new TemporaryFolder();
        await using var node = await ClickNode.StartAsync(database.Logins, folder.Path, RandomNumberGenerator.GetBytes(32));
        var query = string.Join('&', Enumerable.Range(0, count).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, pair, number)));
        var request = Encoding.ASCII.GetBytes($"GET /c/{tenant.LinkCode}?{query} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        Assert.Equal(302, (await SendAsync(node, request)).Status);

        await CountedAsync(tenant, 1);
        Assert.InRange(long.Parse((await Sql.ScalarAsync(database.Logins.Owner, $"select coalesce(pg_column_size(others), 0) from clicks where tenant_id = '{tenant.Id.Value}'"))!, System.Globalization.CultureInfo.InvariantCulture), 0, 20_000);
    }

    private async Task CountedAsync(SeededTenant tenant, int answered)
    {
        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(database.Logins.Owner, $"select count(*) from clicks where flags & 1 = 0 and tenant_id = '{tenant.Id.Value}'") == $"{answered}");
        Assert.Equal($"{answered}", await Sql.ScalarAsync(database.Logins.Owner, $"select sum(clicks) from click_rollups where tenant_id = '{tenant.Id.Value}'"));
    }

    private static byte[] Request(Random random, string method, string path, string body)
    {
        var query = string.Join('&', Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"{Pick(random, Names)}={Pick(random, Values)}"));
        var text = $"{method} {path}?{query} HTTP/1.1\r\nHost: links.example\r\nUser-Agent: {Pick(random, Agents)}\r\nReferer: {Pick(random, Values)}\r\nAccept-Language: {Pick(random, Values)}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        var bytes = Encoding.Latin1.GetBytes(text);
        if (random.Next(5) == 0)
        {
            // A byte of the query turned into any other.
            bytes[text.IndexOf('?', StringComparison.Ordinal) + 1 + random.Next(query.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static async Task<(int Status, string Location)> SendAsync(ClickNode node, byte[] request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, node.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(request);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync();
        var location = answer.Split("\r\n").FirstOrDefault(line => line.StartsWith("Location: ", StringComparison.Ordinal))?["Location: ".Length..] ?? string.Empty;
        return (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), location);
    }
}
