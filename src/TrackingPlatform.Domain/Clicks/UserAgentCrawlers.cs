namespace TrackingPlatform.Domain.Clicks;

/// <summary>Programs whose names do not say "bot", or that say more about them than the word with "bot" does.</summary>
internal static class UserAgentCrawlers
{
    private static readonly string[] Previews =
    [
        "facebookexternalhit", "Facebot", "meta-externalagent", "meta-externalfetcher", "Slackbot", "Slack-ImgProxy", "Twitterbot", "TelegramBot", "WhatsApp/", "Discordbot",
        "LinkedInBot", "SkypeUriPreview", "vkShare", "OdklBot", "redditbot", "Pinterestbot", "Iframely", "Embedly", "Viber", "BingPreview", "GoogleImageProxy", "Mastodon/",
        "Bluesky", "Snap URL Preview", "YahooMailProxy", "Google Web Preview", "Chrome Privacy Preserving Prefetch Proxy", "Google-PageRenderer", "MicrosoftPreview",
        "Yahoo Link Preview", "Discourse Forum Onebox", "Chatwork LinkPreview", "Orlo-LinkPreview", "Nuzzel", "kakaotalk-scrap", "XING-contenttabreceiver",
    ];

    private static readonly string[] Others =
    [
        // Search engines and their helpers.
        "Mediapartners-Google", "AdsBot-Google", "APIs-Google", "Google-InspectionTool", "Google-Read-Aloud", "Google Favicon", "GoogleOther", "Google-Ads", "Google-Agent",
        "GoogleAgent-", "Google-Site-Verification", "PlayStore-Google", "Yahoo! Slurp", "ia_archiver", "ChatGPT-User", "Perplexity-User", "Claude-User", "Manus-User",

        // Browsers driven by a program.
        "HeadlessChrome", "PhantomJS", "Puppeteer", "Playwright", "Selenium", "Chrome-Lighthouse", "Cypress/", "PTST/", "splash Version", "YLT ", "Ghost Inspector",

        // Programs that pass for browsers on a machine; the others name none and need no entry.
        "PowerShell/", "HTTrack", "WebCapture", "Indy Library", "libwww-perl", "Apache-HttpClient",

        // Monitors and those who test pages.
        "Pingdom", "StatusCake", "Site24x7", "GTmetrix", "Datadog", "DareBoost", "AppInsights", "ThousandEyes", "Silktide", "Siteimprove", "LinkTiger", "MarketGoo",
        "Miniature.io", "Criticalcss", "Collapsify", "Rigor)", "Hotjar", "Catchpoint", "Ruxit", "Dlc/", "TestLocally", "Readable/", "CookieHub", "Nitro-Optimizer", "SQWatcher",

        // Those who look for holes.
        "Nikto", "acunetix", "OpenVAS", "watchTowr", "Sucuri", "Foregenix", "SecurityHeaders", "Hardenize", "Netcraft", "/scanning", "/scan ", "NetShelter", "GIFTEDVISITOR",
        "abuse.xmco", "researchscan", "mailservertest",

        // Collectors and readers of news.
        "ips-agent", "Datanyze", "Scope3", "Sindup", "newsai/", "NewsNow", "MonitoRSS", "feeder.co", "PS_Daily", "page-preview-tool", "PrintFriendly", "PWABuilder", "adbeat",
        "Zotero", "TSM-turingos", "GeedoShopProductFinder", "semantic-visions", "Impact.com", "BW/1.", "Poduptime",
    ];

    // Known by one name among several spellings.
    private static readonly (string Token, string Name)[] Renamed = [("python", "python"), ("Go-http-client", "Go")];

    public static TokenTable<KnownBot> Table { get; } = new(
        StringComparison.OrdinalIgnoreCase,
        [
            .. Previews.Select(name => (name, new KnownBot(Named(name), IsPreview: true))),
            .. Others.Select(name => (name, new KnownBot(Named(name)))),
            .. Renamed.Select(each => (each.Token, new KnownBot(each.Name))),
        ]);

    private static string Named(string token) => token.Trim('/', ' ', '(', ')', '-');
}
