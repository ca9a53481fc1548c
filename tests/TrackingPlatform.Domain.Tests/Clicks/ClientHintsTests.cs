using CsCheck;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class ClientHintsTests
{
    private const string Android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private const string Linux = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private const string Mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

    [Fact]
    public void A_frozen_Android_shows_its_version_and_maker()
    {
        var hints = new ClientHints("\"Chromium\";v=\"131\", \"Google Chrome\";v=\"131\", \"Not?A_Brand\";v=\"24\"", "?1", "\"Android\"", "\"14.0.0\"", "\"SM-S928B\"");

        var agent = hints.Refine(UserAgent.Parse(Android));

        Assert.Equal(("Chrome", "131.0.0.0", "Android", "14", "Samsung", DeviceKind.Mobile), (agent.Browser, agent.BrowserVersion, agent.Os, agent.OsVersion, agent.Brand, agent.Device));
    }

    [Theory]
    [InlineData("\"15.0.0\"", "11")]
    [InlineData("\"13.0.0\"", "11")]
    [InlineData("\"10.0.0\"", "10")]
    [InlineData("\"0.3.0\"", "8.1")]
    [InlineData("\"0.1.0\"", "7")]
    [InlineData("\"\"", "10")]
    [InlineData(null, "10")]
    [InlineData("\"999999999999999999999\"", "10")]
    public void Windows_11_is_told_from_10(string? platformVersion, string version) =>
        Assert.Equal(version, new ClientHints(null, "?0", "\"Windows\"", platformVersion, null).Refine(UserAgent.Parse(Windows)).OsVersion);

    [Theory]
    [InlineData("\"Not_A Brand\";v=\"8\", \"Chromium\";v=\"131\", \"Brave\";v=\"131\"", "Brave", "131")]
    [InlineData("\"Vivaldi\";v=\"7.0\", \"Chromium\";v=\"130\", \"Not?A_Brand\";v=\"99\"", "Vivaldi", "7.0")]
    [InlineData("\"Chromium\";v=\"131\", \"Google Chrome\";v=\"131\"", "Chrome", "131.0.0.0")]
    [InlineData("\"Chromium\";v=\"131\"", "Chrome", "131.0.0.0")]
    [InlineData("nothing in quotes", "Chrome", "131.0.0.0")]
    [InlineData("\"Brave", "Chrome", "131.0.0.0")]
    public void A_browser_that_calls_itself_Chrome_in_its_string_is_known_by_its_brand(string brands, string browser, string version)
    {
        var agent = new ClientHints(brands, null, null, null, null).Refine(UserAgent.Parse(Windows));

        Assert.Equal((browser, version), (agent.Browser, agent.BrowserVersion));
    }

    [Fact]
    public void A_telephone_that_asks_for_the_desktop_page_is_still_a_telephone()
    {
        var agent = new ClientHints(null, "?1", "\"Android\"", "\"13.0.0\"", "\"Pixel 7\"").Refine(UserAgent.Parse(Linux));

        Assert.Equal(("Android", "13", "Google", DeviceKind.Mobile), (agent.Os, agent.OsVersion, agent.Brand, agent.Device));
    }

    [Fact]
    public void Android_without_mobile_is_a_tablet() =>
        Assert.Equal(DeviceKind.Tablet, new ClientHints(null, "?0", "\"Android\"", null, "\"SM-X906C\"").Refine(UserAgent.Parse(Android)).Device);

    [Fact]
    public void What_the_hints_do_not_know_stays()
    {
        var plain = UserAgent.Parse(Mac);

        Assert.Equal(plain, default(ClientHints).Refine(plain));
        Assert.Equal(plain, new ClientHints(null, "?0", "\"macOS\"", "\"\"", "\"\"").Refine(plain));
        Assert.Equal("14.5", new ClientHints(null, "?0", "\"macOS\"", "\"14.5.0\"", "\"\"").Refine(plain).OsVersion);
    }

    [Fact]
    public void An_apps_name_in_the_string_is_worth_more_than_its_engine()
    {
        var facebook = UserAgent.Parse("Mozilla/5.0 (Linux; Android 13; M2101K6G; wv) AppleWebKit/537.36 Chrome/130.0.6723.102 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0.0.0;]");

        Assert.Equal("Facebook", new ClientHints("\"Android WebView\";v=\"130\", \"Google Chrome\";v=\"130\"", "?1", "\"Android\"", null, null).Refine(facebook).Browser);
    }

    [Fact]
    public void A_browser_without_a_screen_is_a_bot_whatever_its_string_says()
    {
        var agent = new ClientHints("\"HeadlessChrome\";v=\"131\", \"Chromium\";v=\"131\"", "?0", "\"Linux\"", null, null).Refine(UserAgent.Parse(Linux));

        Assert.Equal((true, DeviceKind.Bot), (agent.IsBot, agent.Device));
    }

    [Fact]
    public void A_bot_stays_a_bot()
    {
        var bot = UserAgent.Parse("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");

        Assert.Equal(bot, new ClientHints("\"Google Chrome\";v=\"131\"", "?1", "\"Android\"", "\"14.0.0\"", "\"Pixel 7\"").Refine(bot));
    }

    [Fact]
    public void No_header_throws() =>
        Gen.Select(Gen.String.Null(), Gen.String.Null(), Gen.String.Null(), Gen.String.Null(), Gen.String.Null())
            .Sample((brands, mobile, platform, version, model) =>
            {
                var agent = new ClientHints(brands, mobile, platform, version, model).Refine(UserAgent.Parse(Firefox));
                Assert.Equal("Firefox", agent.Browser);
            });
}
