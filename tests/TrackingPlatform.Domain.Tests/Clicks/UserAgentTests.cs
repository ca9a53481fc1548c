using System.Text.Json;
using CsCheck;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class UserAgentTests
{
    private static readonly string[] Parts =
    [
        "Mozilla/5.0 ", "(", ")", ";", "Chrome/", "Android ", "bot", "Version/", "OPR", "CrOS ", "Windows NT ", "1", ".", "_", " ", "compatible; ", "http://",
    ];

    public static TheoryData<string, string, string, string, bool> Samples()
    {
        using var stream = typeof(UserAgentTests).Assembly.GetManifestResourceStream(typeof(UserAgentTests), "UserAgentSamples.json")!;
        var data = new TheoryData<string, string, string, string, bool>();
        foreach (var sample in JsonDocument.Parse(stream).RootElement.EnumerateArray())
        {
            data.Add(sample[0].GetString()!, sample[1].GetString()!, sample[2].GetString()!, sample[3].GetString()!, sample[4].GetBoolean());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Well_known_agents_are_recognised(string text, string browser, string os, string device, bool isBot)
    {
        var agent = UserAgent.Parse(text);

        Assert.Equal((browser, os, device, isBot), (agent.Browser, agent.Os, agent.Device.Name(), agent.IsBot));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.51", "131.0.2903.51", "10")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "11.0", "7")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Mobile/15E148 Safari/604.1", "18.1.1", "18.1.1")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "18.1", "10.15.7")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; M2101K6G; wv) AppleWebKit/537.36 Version/4.0 Chrome/130.0.6723.102 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0.0.0;]", "489.0.0.0", "13")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36", "129.0.0.0", "14541.0.0")]
    [InlineData("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "132.0", "")]
    [InlineData("Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18", "12.18", "7")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "2.1", "")]
    public void Versions_stand_as_in_the_string_with_dots(string text, string browserVersion, string osVersion)
    {
        var agent = UserAgent.Parse(text);

        Assert.Equal((browserVersion, osVersion), (agent.BrowserVersion, agent.OsVersion));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 11; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", false, "mobile")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.0.0 Safari/537.36 Edge/44.18363.8131", false, "tv")]
    [InlineData("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Tablet PC 2.0)", false, "desktop")]
    [InlineData("SomethingNew/0.3 (+https://example.org/what-we-do)", true, "bot")]
    [InlineData("Mozilla/5.0 (compatible; ExampleSpider/1.0)", true, "bot")]
    [InlineData("   ", true, "unknown")]
    [InlineData("", true, "unknown")]
    public void Borderline_agents(string text, bool isBot, string device)
    {
        var agent = UserAgent.Parse(text);

        Assert.Equal((isBot, device), (agent.IsBot, agent.Device.Name()));
    }

    [Fact]
    public void A_crawler_that_says_who_it_is_without_the_word_is_named_after_its_first_word() =>
        Assert.Equal(("SomethingNew", "0.3"), (UserAgent.Parse("SomethingNew/0.3 (+https://example.org)").Browser, UserAgent.Parse("SomethingNew/0.3 (+https://example.org)").BrowserVersion));

    [Fact]
    public void No_string_throws_and_no_part_is_missing_or_long() =>
        Gen.OneOf(
            Gen.String,
            Gen.Int[0, Parts.Length - 1].Array[0, 40].Select(parts => string.Concat(parts.Select(part => Parts[part]))))
            .Sample(text =>
            {
                var agent = UserAgent.Parse(text);
                Assert.All([agent.Browser, agent.BrowserVersion, agent.Os, agent.OsVersion], part => Assert.InRange(part.Length, 0, UserAgent.LongestRead));
                Assert.True(agent.Device != DeviceKind.Bot || agent.IsBot);
            });

    [Fact]
    public void What_stands_beyond_the_limit_is_not_looked_at() =>
        Assert.False(UserAgent.Parse("Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0" + new string(' ', UserAgent.LongestRead) + "Googlebot").IsBot);
}
