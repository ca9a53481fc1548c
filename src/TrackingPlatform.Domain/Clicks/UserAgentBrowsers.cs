namespace TrackingPlatform.Domain.Clicks;

/// <summary>
/// Which token names the browser. Order is meaning: nearly every browser also calls itself Chrome or Safari, so apps come
/// before the browsers they are built on, and those before the engines they imitate.
/// </summary>
internal static class UserAgentBrowsers
{
    private static readonly TokenTable<string> Table = new(
        StringComparison.Ordinal,

        // Views inside apps.
        ("Instagram", "Instagram"), ("Barcelona ", "Threads"), ("FBAV/", "Facebook"), ("FB_IAB", "Facebook"), ("FBAN", "Facebook"), ("FBIOS", "Facebook"), ("MetaIAB", "Facebook"),
        ("musical_ly", "TikTok"), ("BytedanceWebview", "TikTok"), ("TikTok", "TikTok"), ("trill_", "TikTok"), ("Snapchat", "Snapchat"), ("Pinterest", "Pinterest"),
        ("LinkedInApp", "LinkedIn"), ("Twitter for", "Twitter"), ("Telegram-", "Telegram"), ("MicroMessenger", "WeChat"), ("KAKAOTALK", "KakaoTalk"), (" Line/", "Line"),
        ("NAVER(", "Naver"), ("baiduboxapp", "Baidu"), ("AlipayClient", "Alipay"), ("Klarna/", "Klarna"), ("Zalo", "Zalo"), ("Reddit/", "Reddit"), ("GSA/", "GSA"),

        // Browsers on a foreign engine.
        ("EdgiOS/", "Edge"), ("EdgA/", "Edge"), ("Edg/", "Edge"), ("Edge/", "Edge"),
        ("OPiOS/", "Opera"), ("OPX/", "Opera"), ("OPT/", "Opera"), ("OPR/", "Opera"), ("Opera Mini/", "Opera"), ("Opera", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"), ("MiuiBrowser/", "MIUI Browser"), ("HuaweiBrowser/", "Huawei Browser"), ("HeyTapBrowser/", "HeyTap Browser"),
        ("OppoBrowser/", "HeyTap Browser"), ("VivoBrowser/", "Vivo Browser"), ("UCBrowser/", "UC Browser"), ("UBrowser/", "UC Browser"), ("UCWEB", "UC Browser"),
        ("MQQBrowser/", "QQ Browser"), ("QQBrowser/", "QQ Browser"), ("Quark/", "Quark"), ("YaBrowser/", "Yandex"), ("MetaSr", "Sogou"), ("Maxthon", "Maxthon"),
        ("Vivaldi/", "Vivaldi"), ("Brave/", "Brave"), ("DuckDuckGo/", "DuckDuckGo"), ("Ddg/", "DuckDuckGo"), ("Ecosia android", "Ecosia"), ("Ecosia ios", "Ecosia"), ("Whale/", "Whale"), ("Silk/", "Silk"),
        ("coc_coc_browser/", "Coc Coc"), ("Avast/", "Avast"), ("AVG/", "AVG"), ("CCleaner/", "CCleaner"), ("Norton/", "Norton"), ("PHX/", "Phoenix"), ("AlohaBrowser/", "Aloha"),
        ("Puffin/", "Puffin"), ("OculusBrowser/", "Oculus"), ("Sleipnir/", "Sleipnir"), ("Iron/", "Iron"), ("Falkon/", "Falkon"), ("Epiphany/", "Epiphany"),
        ("Konqueror/", "Konqueror"), ("Electron/", "Electron"), ("Focus/", "Firefox"), ("Klar/", "Firefox"), ("FxiOS/", "Firefox"), ("SeaMonkey/", "SeaMonkey"),
        ("PaleMoon/", "Pale Moon"), ("Waterfox/", "Waterfox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"),
        ("MSIE ", "IE"), ("IEMobile/", "IE"), ("Trident/", "IE"), ("NetFront/", "NetFront"), ("NokiaBrowser/", "Nokia Browser"));

    public static (string Name, string Version) Find(ReadOnlySpan<char> agent) =>
        Table.TryFind(agent, out var hit)
            ? (hit.Meaning, Version(agent, hit.Meaning, agent[hit.End - 1] == '/' ? hit.End - 1 : hit.End))
            : FindWebKit(agent);

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
