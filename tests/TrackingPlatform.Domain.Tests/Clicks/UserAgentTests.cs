using System.Text.Json;
using CsCheck;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class UserAgentTests
{
    private static readonly string[] Parts =
    [
        "Mozilla/5.0 ", "(", ")", ";", "Chrome/", "Android ", "bot", "Version/", "OPR", "CrOS ", "Windows NT ", "1", ".", "_", " ", "compatible; ", "http://", "@", "SM-", "Build/", "K", "\u212A",
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
    [InlineData("   ", true, "bot")]
    [InlineData("", true, "bot")]
    public void Borderline_agents(string text, bool isBot, string device)
    {
        var agent = UserAgent.Parse(text);

        Assert.Equal((isBot, device), (agent.IsBot, agent.Device.Name()));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Mobile/15E148 Safari/604.1", "Apple")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Apple")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "Samsung")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", "Samsung")]
    [InlineData("Mozilla/5.0 (Linux; U; Android 12; en-us; Redmi Note 9 Pro Build/SKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.5615.136 Mobile Safari/537.36", "Xiaomi")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; 22101316G Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.5615.136 Mobile Safari/537.36", "Xiaomi")]
    [InlineData("Mozilla/5.0 (Linux; arm_64; Android 10; ELE-L29) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 YaBrowser/24.10 Mobile Safari/537.36", "Huawei")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; CPH2557) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "OPPO")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; RMX3081) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "realme")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8 Pro) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "Google")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; AFTS Build/PS7653) AppleWebKit/537.36 (KHTML, like Gecko) Silk/112.3 like Chrome/112.0 Safari/537.36", "Amazon")]
    [InlineData("Mozilla/5.0 (Android 13; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", "")]
    public void The_maker_is_told_by_name_or_form_of_the_model(string text, string brand) => Assert.Equal(brand, UserAgent.Parse(text).Brand);

    [Theory]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0")]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)")]
    [InlineData("WhatsApp/2.23.20.0 A")]
    [InlineData("TelegramBot (like TwitterBot)")]
    [InlineData("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com")]
    public void A_program_that_draws_previews_is_told_from_other_bots(string text) => Assert.True(UserAgent.Parse(text) is { IsBot: true, IsPreview: true, Device: DeviceKind.Bot });

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true)]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 Telegram-Android/10.0.1", false)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21G93 [FBAN/FBIOS;FBAV/489.0.0.0]", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36 (Ecosia android@150.0.0.0)", false)]
    public void A_person_in_an_app_and_a_crawler_are_no_previews(string text, bool isBot) => Assert.Equal((isBot, false), (UserAgent.Parse(text).IsBot, UserAgent.Parse(text).IsPreview));

    [Theory]
    [InlineData("Zabbix", "Zabbix")]
    [InlineData("Mozilla/5.0 (compatible; Dataprovider.com)", "Dataprovider")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/47.0.2526.73 Safari/537.36 collection@infegy.com", "Mozilla")]
    public void Whoever_names_no_machine_or_gives_an_address_is_a_bot(string text, string name) => Assert.Equal((true, name), (UserAgent.Parse(text).IsBot, UserAgent.Parse(text).Browser));

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
                Assert.All([agent.Browser, agent.BrowserVersion, agent.Os, agent.OsVersion, agent.Brand], part => Assert.InRange(part.Length, 0, UserAgent.LongestRead));
                Assert.True(!agent.IsPreview || agent.IsBot);
            });

    [Fact]
    public void What_stands_beyond_the_limit_is_not_looked_at() =>
        Assert.False(UserAgent.Parse("Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0" + new string(' ', UserAgent.LongestRead) + "Googlebot").IsBot);
}
