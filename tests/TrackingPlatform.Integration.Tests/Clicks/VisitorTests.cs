using System.Globalization;
using System.Net;
using System.Text;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>What is kept of who clicked, over real HTTP.</summary>
public sealed class VisitorTests : IAsyncLifetime
{
    private readonly ClickWorld _world = new();

    public ValueTask InitializeAsync() => _world.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_place_is_that_of_the_full_address_which_is_nowhere_on_disk_or_in_the_database()
    {
        // 127.0.0.1 is everywhere on such a machine, so a second loopback address is the sentinel.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = FromSentinelAsync };
        using var client = new HttpClient(handler) { BaseAddress = _world.Client.BaseAddress };
        // The truncated address lies elsewhere: whoever looked that one up would see it here.
        _world.AddAddresses(new MmdbWriter("Test-City", 4, DateTimeOffset.UnixEpoch)
            .Add("127.77.77.0/32", AddressRecords.NestedCity("SE", "Skåne", "Malmö"))
            .Add("127.77.77.77/32", AddressRecords.NestedCity("DE", "Bavaria", "Munich")));
        _world.AddAddresses(new MmdbWriter("Test-ASN", 4, DateTimeOffset.UnixEpoch).Add("127.77.77.0/24", AddressRecords.Asn(4_200_000_001, "Example Carrier")));
        await client.GetAsync("/c/demo", TestContext.Current.CancellationToken);
        await _world.StoredAsync(1);

        Assert.Equal("DE|Bavaria|Munich|4200000001|Example Carrier|127.77.77.0", await _world.ScalarAsync("select concat_ws('|', country, region, city, asn, isp, address) from clicks"));
        Assert.Equal("0", await _world.ScalarAsync("select count(*) from clicks where clicks::text like '%127.77.77.77%'"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_world.Folder, "journal"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
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
    public async Task What_the_agent_string_hides_is_asked_for_and_read_from_the_hints()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/demo");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36");
        request.Headers.Add("Sec-CH-UA", "\"Chromium\";v=\"131\", \"Brave\";v=\"131\", \"Not?A_Brand\";v=\"99\"");
        request.Headers.Add("Sec-CH-UA-Mobile", "?1");
        request.Headers.Add("Sec-CH-UA-Platform", "\"Android\"");
        request.Headers.Add("Sec-CH-UA-Platform-Version", "\"14.0.0\"");
        request.Headers.Add("Sec-CH-UA-Model", "\"Pixel 8\"");
        var response = await _world.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("Sec-CH-UA-Platform-Version, Sec-CH-UA-Model", response.Headers.GetValues("Accept-CH").Single());
        await _world.StoredAsync(1);
        Assert.Equal("Brave|131|Android|14|mobile|Google", await _world.ScalarAsync("select concat_ws('|', browser, browser_version, os, os_version, device, brand) from clicks"));
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

        Assert.Equal(HttpStatusCode.Found, (await _world.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        await _world.StoredAsync(1);
        Assert.Equal(flags.ToString(CultureInfo.InvariantCulture), await _world.ScalarAsync("select flags from clicks"));
    }
}
