namespace TrackingPlatform.Domain.Clicks;

/// <summary>What a browser says of itself beside its agent string (User-Agent Client Hints), each as the header came.</summary>
/// <remarks>
/// Chromium freezes its agent string: every Android is 10 on a model K, Windows 11 is 10, Brave is Chrome. The first three
/// headers come with every request over HTTPS, the other two once an answer has asked for them by <see cref="Wanted"/>.
/// Like the string they are a claim and prove nothing.
/// </remarks>
/// <param name="Brands"><c>Sec-CH-UA</c>, such as <c>"Chromium";v="131", "Brave";v="131", "Not?A_Brand";v="99"</c>.</param>
/// <param name="Mobile"><c>Sec-CH-UA-Mobile</c>: <c>?1</c> or <c>?0</c>.</param>
/// <param name="Platform"><c>Sec-CH-UA-Platform</c>, such as <c>"Windows"</c>.</param>
/// <param name="PlatformVersion"><c>Sec-CH-UA-Platform-Version</c>, such as <c>"15.0.0"</c>.</param>
/// <param name="Model"><c>Sec-CH-UA-Model</c>, such as <c>"SM-S928B"</c>; empty on computers.</param>
public readonly record struct ClientHints(string? Brands, string? Mobile, string? Platform, string? PlatformVersion, string? Model)
{
    /// <summary>The value of <c>Accept-CH</c> that asks for what does not come by itself.</summary>
    public const string Wanted = "Sec-CH-UA-Platform-Version, Sec-CH-UA-Model";

    /// <summary>No header was sent.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Characters of all headers together.</summary>
    public int Length => (Brands?.Length ?? 0) + (Mobile?.Length ?? 0) + (Platform?.Length ?? 0) + (PlatformVersion?.Length ?? 0) + (Model?.Length ?? 0);

    /// <summary>Says more of an agent than its string does. What the hints do not know stays as it was. Pure, never throws.</summary>
    /// <param name="agent">What the string said. A bot stays a bot.</param>
    public UserAgent Refine(in UserAgent agent)
    {
        if (IsEmpty || agent.IsBot)
        {
            return agent;
        }

        if (ClientHintBrands.IsDriven(Brands))
        {
            return agent with { Browser = "HeadlessChrome", Device = DeviceKind.Bot, Brand = "" };
        }

        var os = ClientHintPlatforms.Os(Text(Platform)) is { Length: > 0 } named ? named : agent.Os;
        var osVersion = ClientHintPlatforms.Version(os, Text(PlatformVersion)) is { Length: > 0 } exact ? exact : os == agent.Os ? agent.OsVersion : "";
        var (browser, browserVersion) = Browser(agent);
        return agent with
        {
            Browser = browser,
            BrowserVersion = browserVersion,
            Os = os,
            OsVersion = osVersion,
            Device = Device(agent, os),
            Brand = UserAgentBrands.OfModel(Text(Model)) is { Length: > 0 } brand ? brand : os == agent.Os ? agent.Brand : "",
        };
    }

    // Only where the string says no more than Chrome: an app's name in it is worth more than the engine's here.
    private (string Name, string Version) Browser(in UserAgent agent) =>
        agent.Browser == "Chrome" && ClientHintBrands.Find(Brands) is var (name, version) && name != "Chrome" ? (name, version) : (agent.Browser, agent.BrowserVersion);

    private DeviceKind Device(in UserAgent agent, string os) => Mobile switch
    {
        // A television stays one, whatever it says of its screen.
        _ when agent.Device == DeviceKind.Tv => DeviceKind.Tv,
        "?1" => DeviceKind.Mobile,
        "?0" => os == "Android" ? DeviceKind.Tablet : DeviceKind.Desktop,
        _ => agent.Device,
    };

    /// <summary>The text of a quoted value.</summary>
    private static ReadOnlySpan<char> Text(ReadOnlySpan<char> header)
    {
        var text = header[..Math.Min(header.Length, UserAgent.LongestRead)].Trim();
        return text is ['"', .. var inner, '"'] ? inner : text;
    }
}
