namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which token names the operating system. Phones' systems come before Linux and macOS, which they also name.</summary>
internal static class UserAgentSystems
{
    private static readonly (string Token, string Name)[] Table =
    [
        ("Windows Phone", "Windows Phone"), ("Xbox", "Xbox"), ("Windows NT", "Windows"), ("Windows", "Windows"),
        ("iPhone OS", "iOS"), ("CPU OS", "iOS"), ("iPhone", "iOS"), ("iPad", "iOS"), ("iPod", "iOS"),
        ("AppleTV", "tvOS"), ("Apple TV", "tvOS"),
        ("Tizen", "Tizen"), ("Web0S", "webOS"), ("webOS", "webOS"), ("KAIOS", "KaiOS"), ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"), ("Mac OS X", "macOS"), ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"), ("PlayStation", "PlayStation"), ("Nintendo", "Nintendo"),
        ("Ubuntu", "Linux"), ("Linux", "Linux"), ("FreeBSD", "FreeBSD"), ("OpenBSD", "OpenBSD"),
    ];

    /// <summary>Windows names its kernel. 10 and 11 cannot be told apart by the agent, so both are 10.</summary>
    private static readonly Dictionary<string, string> WindowsVersions = new(StringComparer.Ordinal)
    {
        ["10.0"] = "10", ["6.3"] = "8.1", ["6.2"] = "8", ["6.1"] = "7", ["6.0"] = "Vista", ["5.2"] = "XP", ["5.1"] = "XP",
    };

    public static (string Name, string Version) Find(ReadOnlySpan<char> agent)
    {
        foreach (var (token, name) in Table)
        {
            var at = agent.IndexOf(token, StringComparison.Ordinal);
            if (at >= 0)
            {
                return (name, Version(agent, token, name, at + token.Length));
            }
        }

        return ("", "");
    }

    private static string Version(ReadOnlySpan<char> agent, string token, string name, int end) => name switch
    {
        "Windows" => WindowsVersions.GetValueOrDefault(UserAgentVersion.After(agent, end), ""),

        // "CrOS x86_64 14541.0.0": the architecture stands between.
        "ChromeOS" when agent[end..].TrimStart() is var rest && rest.IndexOf(' ') is > 0 and var space => UserAgentVersion.At(rest[(space + 1)..]),

        // A distribution's name is followed by its version, the word Linux by the architecture.
        "Linux" => token == "Linux" ? "" : UserAgentVersion.After(agent, end),
        _ => UserAgentVersion.After(agent, end),
    };
}
