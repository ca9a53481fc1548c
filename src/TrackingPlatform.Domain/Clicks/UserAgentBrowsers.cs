namespace TrackingPlatform.Domain.Clicks;

/// <summary>
/// Which token names the browser. Order is meaning: nearly every browser also calls itself Chrome or Safari, so apps come
/// before the browsers they are built on, and those before the engines they imitate.
/// </summary>
internal static class UserAgentBrowsers
{
    private static readonly (string Token, string Name)[] Table =
    [
        // Views inside apps.
        ("Instagram", "Instagram"), ("FBAV/", "Facebook"), ("FB_IAB", "Facebook"), ("FBAN", "Facebook"), ("FBIOS", "Facebook"),
        ("musical_ly", "TikTok"), ("BytedanceWebview", "TikTok"), ("TikTok", "TikTok"), ("trill_", "TikTok"), ("Snapchat", "Snapchat"), ("Pinterest", "Pinterest"),
        ("LinkedInApp", "LinkedIn"), ("Twitter for", "Twitter"), ("MicroMessenger", "WeChat"), ("KAKAOTALK", "KakaoTalk"), (" Line/", "Line"),
        ("GSA/", "GSA"),

        // Browsers on a foreign engine.
        ("EdgiOS/", "Edge"), ("EdgA/", "Edge"), ("Edg/", "Edge"), ("Edge/", "Edge"),
        ("OPiOS/", "Opera"), ("OPX/", "Opera"), ("OPT/", "Opera"), ("OPR/", "Opera"), ("Opera Mini/", "Opera"), ("Opera", "Opera"),
        ("SamsungBrowser/", "Samsung"), ("MiuiBrowser/", "Miui"), ("HuaweiBrowser/", "Huawei"), ("HeyTapBrowser/", "HeyTap"), ("VivoBrowser/", "Vivo"),
        ("UCBrowser/", "UCBrowser"), ("UBrowser/", "UCBrowser"), ("MQQBrowser/", "QQ"), ("QQBrowser/", "QQ"), ("YaBrowser/", "Yandex"),
        ("Vivaldi/", "Vivaldi"), ("Brave/", "Brave"), ("DuckDuckGo/", "DuckDuckGo"), ("Ddg/", "DuckDuckGo"), ("Whale/", "Whale"), ("Silk/", "Silk"),
        ("Focus/", "Firefox"), ("Klar/", "Firefox"), ("FxiOS/", "Firefox"), ("SeaMonkey/", "SeaMonkey"), ("PaleMoon/", "PaleMoon"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"),
        ("MSIE ", "IE"), ("IEMobile/", "IE"), ("Trident/", "IE"),
    ];

    public static (string Name, string Version) Find(ReadOnlySpan<char> agent)
    {
        foreach (var (token, name) in Table)
        {
            var at = agent.IndexOf(token, StringComparison.Ordinal);
            if (at >= 0)
            {
                return (name, Version(agent, name, at + token.Length - (token[^1] == '/' ? 1 : 0)));
            }
        }

        return FindWebKit(agent);
    }

    private static string Version(ReadOnlySpan<char> agent, string name, int end) => name switch
    {
        "Facebook" => UserAgentVersion.AfterToken(agent, "FBAV"),
        "TikTok" when UserAgentVersion.AfterToken(agent, "app_version") is { Length: > 0 } version => version,

        // Trident counts the engine; the browser's version stands in rv.
        "IE" when UserAgentVersion.AfterToken(agent, "rv") is { Length: > 0 } version => version,
        "Opera" when UserAgentVersion.AfterToken(agent, "Version") is { Length: > 0 } version && !agent.Contains("AppleWebKit", StringComparison.Ordinal) => version,
        _ => UserAgentVersion.After(agent, end),
    };

    /// <summary>What is left is Safari, Android's old own browser, or an app's bare view on an Apple device.</summary>
    private static (string Name, string Version) FindWebKit(ReadOnlySpan<char> agent)
    {
        var version = UserAgentVersion.AfterToken(agent, "Version");
        if (agent.Contains("Android", StringComparison.Ordinal))
        {
            return version.Length > 0 ? ("Android Browser", version) : ("", "");
        }

        if (agent.Contains("Safari/", StringComparison.Ordinal))
        {
            return ("Safari", version);
        }

        return agent.Contains("AppleWebKit/", StringComparison.Ordinal) ? ("WebKit", UserAgentVersion.AfterToken(agent, "AppleWebKit")) : ("", "");
    }
}
