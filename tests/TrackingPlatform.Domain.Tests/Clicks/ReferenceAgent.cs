using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

/// <summary>One agent as ua-parser-js reads it; what it does not know is empty.</summary>
internal sealed record ReferenceAgent(string Text, string Browser, string BrowserVersion, string Os, string OsVersion, string Device, string Brand, string Model)
{
    /// <summary>The same things under other words: its on the left, ours on the right.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["browser Mobile Safari"] = "Safari",
        ["browser Mobile Chrome"] = "Chrome",
        ["browser Chrome WebView"] = "Chrome",
        ["browser Mobile Firefox"] = "Firefox",
        ["browser Firefox Focus"] = "Firefox",
        ["browser Opera Touch"] = "Opera",
        ["browser Opera Mini"] = "Opera",
        ["browser Opera Mobi"] = "Opera",
        ["browser Opera GX"] = "Opera",
        ["browser UCBrowser"] = "UC Browser",
        ["browser IEMobile"] = "IE",
        ["os Mac OS"] = "macOS",
        ["os Chromium OS"] = "ChromeOS",
        ["os Chrome OS"] = "ChromeOS",
        ["os Ubuntu"] = "Linux",
        ["os Debian"] = "Linux",
        ["os Fedora"] = "Linux",

        // It knows no word for a computer, and one each for a television and what stands below it.
        ["device "] = "desktop",
        ["device smarttv"] = "tv",
        ["device console"] = "tv",
    };

    public string OurBrowser => Word("browser", Browser);

    public string OurOs => Word("os", Os);

    public string OurDevice => Word("device", Device);

    /// <summary>Sold as Google's, whoever built it.</summary>
    public string OurBrand => Model.StartsWith("Nexus", StringComparison.Ordinal) ? "Google" : Brand;

    public UserAgent Ours { get; } = UserAgent.Parse(Text);

    private static string Word(string kind, string theirs) => Words.GetValueOrDefault($"{kind} {theirs}", theirs);
}
