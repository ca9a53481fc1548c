namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which kind of device the tokens speak of.</summary>
internal static class UserAgentDevices
{
    private static readonly string[] Televisions =
    [
        "SMART-TV", "SmartTV", "Smart TV", "SmartTv", "GoogleTV", "Google TV", "Android TV", "AndroidTV", "AppleTV", "Apple TV", "HbbTV", "NetCast", "BRAVIA", "Web0S",
        "CrKey", "Roku", "DTV", " TV ", "TV Safari", "PlayStation", "Xbox", "Nintendo",
    ];

    /// <summary>Amazon names its sticks and boxes AFT and a few letters, such as AFTS or AFTMM.</summary>
    private const string FireTelevision = " AFT";

    private static readonly string[] Tablets = ["iPad", "Tablet", "tablet", "Kindle", "PlayBook", "Nexus 7", "Nexus 9", "Nexus 10"];

    private static readonly string[] Telephones = ["iPhone", "iPod", "Mobile", "Windows Phone", "Opera Mini", "BlackBerry", "KAIOS"];

    public static DeviceKind Find(ReadOnlySpan<char> agent, string os)
    {
        if (HasAny(agent, Televisions) || (os == "Android" && agent.Contains(FireTelevision, StringComparison.Ordinal)))
        {
            return DeviceKind.Tv;
        }

        if (HasAny(agent, Tablets) && !agent.Contains("Tablet PC", StringComparison.Ordinal))
        {
            return DeviceKind.Tablet;
        }

        if (HasAny(agent, Telephones))
        {
            return DeviceKind.Mobile;
        }

        return os switch
        {
            // Google asks makers to leave out "Mobile" on tablets.
            "Android" or "HarmonyOS" => DeviceKind.Tablet,
            "Windows" or "macOS" or "Linux" or "ChromeOS" or "FreeBSD" or "OpenBSD" => DeviceKind.Desktop,
            "Tizen" or "webOS" or "tvOS" => DeviceKind.Tv,
            "iOS" or "KaiOS" or "Windows Phone" => DeviceKind.Mobile,
            _ => DeviceKind.Unknown,
        };
    }

    private static bool HasAny(ReadOnlySpan<char> agent, string[] tokens)
    {
        foreach (var token in tokens)
        {
            if (agent.Contains(token, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
