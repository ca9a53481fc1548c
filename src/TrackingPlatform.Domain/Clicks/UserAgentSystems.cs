namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which token names the operating system. Phones' systems come before Linux and macOS, which they also name.</summary>
internal static class UserAgentSystems
{
    private static readonly TokenTable<string> Table = new(
        StringComparison.Ordinal,
        ("Windows Phone", "Windows Phone"), ("Windows Mobile", "Windows Phone"), ("Windows CE", "Windows Phone"), ("IEMobile", "Windows Phone"),
        ("Xbox", "Xbox"), ("Windows NT", "Windows"), ("Windows", "Windows"),
        ("iPhone OS", "iOS"), ("CPU OS", "iOS"), ("iPhone", "iOS"), ("iPad", "iOS"), ("iPod", "iOS"),
        ("AppleTV", "tvOS"), ("Apple TV", "tvOS"), ("Roku", "Roku"),
        ("Tizen", "Tizen"), ("Web0S", "webOS"), ("webOS", "webOS"), ("KAIOS", "KaiOS"), ("KaiOS", "KaiOS"), ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"), ("Adr ", "Android"), ("Dalvik", "Android"), ("Mac OS X", "macOS"), ("Mac_PowerPC", "macOS"), ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"), ("PlayStation", "PlayStation"), ("PLAYSTATION", "PlayStation"), ("Nintendo", "Nintendo"),
        ("BB10", "BlackBerry"), ("BlackBerry", "BlackBerry"), ("RIM Tablet OS", "BlackBerry"), ("SymbianOS", "Symbian"), ("Symbian", "Symbian"), ("Series60", "Symbian"),
        ("SymbOS", "Symbian"), ("Series40", "Series 40"), ("Bada", "Bada"), ("MeeGo", "MeeGo"), ("Sailfish", "Sailfish"), ("MIDP", "Java ME"), ("J2ME", "Java ME"),
        ("Ubuntu", "Linux"), ("Fedora", "Linux"), ("Debian", "Linux"), ("Linux", "Linux"), ("X11; U", "Linux"),
        ("FreeBSD", "FreeBSD"), ("OpenBSD", "OpenBSD"), ("NetBSD", "NetBSD"), ("SunOS", "Solaris"), ("Haiku", "Haiku"), ("Fuchsia", "Fuchsia"));

    public static (string Name, string Version) Find(ReadOnlySpan<char> agent) =>
        Table.TryFind(agent, out var hit) ? (hit.Meaning, Version(agent, hit)) : ("", "");

    private static string Version(ReadOnlySpan<char> agent, TokenHit<string> hit) => hit.Meaning switch
    {
        "Windows" => WindowsVersion(UserAgentVersion.After(agent, hit.End)),

        // "CrOS x86_64 14541.0.0": the architecture stands between.
        "ChromeOS" when agent[hit.End..].TrimStart() is var rest && rest.IndexOf(' ') is > 0 and var space => UserAgentVersion.At(rest[(space + 1)..]),

        // A distribution's name is followed by its version, the word Linux by the architecture.
        "Linux" => agent[hit.Start..hit.End] is "Linux" ? "" : UserAgentVersion.After(agent, hit.End),
        _ => UserAgentVersion.After(agent, hit.End),
    };

    // Windows names its kernel. 10 and 11 cannot be told apart by the agent, so both are 10.
    private static string WindowsVersion(string kernel) => kernel switch
    {
        "10.0" => "10",
        "6.3" => "8.1",
        "6.2" => "8",
        "6.1" => "7",
        "6.0" => "Vista",
        "5.2" or "5.1" => "XP",
        "5.0" => "2000",
        _ => "",
    };
}
