namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which kind of device the tokens speak of. Televisions also call themselves phones or tablets, tablets phones.</summary>
internal static class UserAgentDevices
{
    private static readonly TokenTable<DeviceKind> Table = new(
        StringComparison.Ordinal,
        ("SMART-TV", DeviceKind.Tv), ("SmartTV", DeviceKind.Tv), ("Smart TV", DeviceKind.Tv), ("SmartTv", DeviceKind.Tv), ("GoogleTV", DeviceKind.Tv), ("Google TV", DeviceKind.Tv),
        ("Android TV", DeviceKind.Tv), ("AndroidTV", DeviceKind.Tv), ("AppleTV", DeviceKind.Tv), ("Apple TV", DeviceKind.Tv), ("HbbTV", DeviceKind.Tv), ("NetCast", DeviceKind.Tv),
        ("BRAVIA", DeviceKind.Tv), ("Web0S", DeviceKind.Tv), ("CrKey", DeviceKind.Tv), ("Roku", DeviceKind.Tv), ("DTV", DeviceKind.Tv), (" TV ", DeviceKind.Tv), ("TV Safari", DeviceKind.Tv),
        ("PlayStation", DeviceKind.Tv), ("PLAYSTATION", DeviceKind.Tv), ("Xbox", DeviceKind.Tv), ("Nintendo", DeviceKind.Tv),

        // Amazon names its sticks and boxes AFT and a few letters, such as AFTS or AFTMM.
        (" AFT", DeviceKind.Tv),

        // Old Windows tells of its pen, on a computer like any other.
        ("Tablet PC", DeviceKind.Desktop),
        ("iPad", DeviceKind.Tablet), ("Tablet", DeviceKind.Tablet), ("tablet", DeviceKind.Tablet), ("Kindle", DeviceKind.Tablet), ("PlayBook", DeviceKind.Tablet),
        ("Nexus 7", DeviceKind.Tablet), ("Nexus 9", DeviceKind.Tablet), ("Nexus 10", DeviceKind.Tablet),
        ("iPhone", DeviceKind.Mobile), ("iPod", DeviceKind.Mobile), ("Mobile", DeviceKind.Mobile), ("Windows Phone", DeviceKind.Mobile), ("Opera Mini", DeviceKind.Mobile),
        ("Opera Mobi", DeviceKind.Mobile), ("BlackBerry", DeviceKind.Mobile), ("KAIOS", DeviceKind.Mobile), ("Nokia", DeviceKind.Mobile), ("SonyEricsson", DeviceKind.Mobile));

    public static DeviceKind Find(ReadOnlySpan<char> agent, string os) => Table.TryFind(agent, out var hit) ? hit.Meaning : Usual(os);

    private static DeviceKind Usual(string os) => os switch
    {
        // Google asks makers to leave out "Mobile" on tablets.
        "Android" or "HarmonyOS" => DeviceKind.Tablet,
        "Windows" or "macOS" or "Linux" or "ChromeOS" or "FreeBSD" or "OpenBSD" or "NetBSD" or "Solaris" or "Haiku" => DeviceKind.Desktop,
        "Tizen" or "webOS" or "tvOS" => DeviceKind.Tv,
        "iOS" or "KaiOS" or "Windows Phone" or "Symbian" or "Series 40" or "Bada" or "MeeGo" or "Sailfish" or "Java ME" => DeviceKind.Mobile,
        _ => DeviceKind.Unknown,
    };
}
