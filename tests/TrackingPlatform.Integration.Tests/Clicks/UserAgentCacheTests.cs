using System.Globalization;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

public sealed class UserAgentCacheTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

    [Fact]
    public void It_answers_as_the_parser_does_and_from_memory_the_second_time()
    {
        var cache = new UserAgentCache();

        Assert.Equal(UserAgent.Parse(Firefox), cache.Parse(Firefox));
        Assert.Same(cache.Parse(Firefox).BrowserVersion, cache.Parse(Firefox).BrowserVersion);
    }

    [Fact]
    public void The_same_string_with_other_hints_is_another_agent()
    {
        const string Chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
        var cache = new UserAgentCache();

        Assert.Equal("10", cache.Parse(Chrome).OsVersion);
        Assert.Equal("14", cache.Parse(Chrome, new ClientHints(null, "?1", "\"Android\"", "\"14.0.0\"", null)).OsVersion);
        Assert.Equal("10", cache.Parse(Chrome).OsVersion);
    }

    [Fact]
    public void Strangers_cannot_fill_memory_nor_drive_out_what_is_in_use()
    {
        var cache = new UserAgentCache(capacity: 100);
        var version = cache.Parse(Firefox).BrowserVersion;

        Parallel.For(0, 10_000, number =>
        {
            cache.Parse(string.Create(CultureInfo.InvariantCulture, $"Stranger/{number}"));
            if (number % 10 == 0)
            {
                cache.Parse(Firefox);
            }
        });

        Assert.InRange(cache.Count, 1, 110);
        Assert.Same(version, cache.Parse(Firefox).BrowserVersion);
        cache.Parse(new string('x', UserAgent.LongestRead + 1));
        Assert.InRange(cache.Count, 1, 110);
    }
}
