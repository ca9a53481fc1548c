using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class PrefetchSignsTests
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

    [Theory]
    [InlineData("prefetch", null, null)]
    [InlineData("prefetch;prerender", null, null)]
    [InlineData("prefetch;anonymous-client-ip", null, null)]
    [InlineData("Prefetch", null, null)]
    [InlineData(null, "prefetch", null)]
    [InlineData(null, "preview", null)]
    [InlineData(null, null, "prefetch")]
    public void A_header_that_says_so_is_a_sign(string? secPurpose, string? purpose, string? xMoz) =>
        Assert.True(PrefetchSigns.ArePresent(secPurpose, purpose, xMoz, Browser));

    [Theory]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)")]
    [InlineData("WhatsApp/2.23.20.0 A")]
    [InlineData("TelegramBot (like TwitterBot)")]
    public void An_agent_that_draws_previews_is_a_sign(string userAgent) => Assert.True(PrefetchSigns.ArePresent(null, null, null, userAgent));

    [Theory]
    [InlineData(null, null, null, Browser)]
    [InlineData("", "", "", "")]
    [InlineData("navigate", "prefetching", "moz", Browser)]
    [InlineData(null, null, null, null)]
    [InlineData(null, null, null, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    public void Anything_else_is_none(string? secPurpose, string? purpose, string? xMoz, string? userAgent) =>
        Assert.False(PrefetchSigns.ArePresent(secPurpose, purpose, xMoz, userAgent));
}
