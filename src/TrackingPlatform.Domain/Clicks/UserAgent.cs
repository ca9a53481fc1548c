namespace TrackingPlatform.Domain.Clicks;

/// <summary>What a visitor's agent says about itself: browser, operating system, device, and whether a person is behind it.</summary>
/// <remarks>
/// It is the visitor's own claim and proves nothing. Unknown parts are empty, never <see langword="null"/>
/// except in <see langword="default"/>. Names are those of the tables, versions are as written in the string,
/// with dots. Android, iOS and Windows report frozen or reduced versions; <see cref="ClientHints"/> may know better.
/// </remarks>
/// <param name="Browser">Browser, app or crawler, such as <c>Chrome</c>, <c>Instagram</c> or <c>Googlebot</c>.</param>
/// <param name="BrowserVersion">Its version, such as <c>131.0.0.0</c>.</param>
/// <param name="Os">Operating system, such as <c>Windows</c>, <c>macOS</c>, <c>iOS</c> or <c>Android</c>.</param>
/// <param name="OsVersion">Its version, such as <c>18.1.1</c>.</param>
/// <param name="Device">Kind of device; <see cref="DeviceKind.Bot"/> where the agent says, or shows by its form, that no person is behind it.</param>
/// <param name="Brand">Who made the device, such as <c>Apple</c> or <c>Samsung</c>; known for most phones and for few computers.</param>
/// <param name="IsPreview">Whether it is a bot that draws a preview of a link which somebody was sent: a person may follow.</param>
public readonly record struct UserAgent(string Browser, string BrowserVersion, string Os, string OsVersion, DeviceKind Device, string Brand, bool IsPreview = false)
{
    /// <summary>The longest part of a string that is looked at, so that a hostile one costs no more than a long one.</summary>
    public const int LongestRead = 1_024;

    /// <summary>No agent at all. Every browser sends one, so nobody with a browser is there.</summary>
    public static UserAgent Absent { get; } = new("", "", "", "", DeviceKind.Bot, "");

    /// <summary>Nobody is behind it.</summary>
    public bool IsBot => Device == DeviceKind.Bot;

    /// <summary>Reads a user-agent string. Pure, never throws, time linear in the string.</summary>
    /// <param name="text">The header as it came; empty gives <see cref="Absent"/>.</param>
    public static UserAgent Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var agent = text.AsSpan(0, Math.Min(text.Length, LongestRead));
        if (agent.IsWhiteSpace())
        {
            return Absent;
        }

        var (os, osVersion) = UserAgentSystems.Find(agent);
        var device = UserAgentDevices.Find(agent, os);
        if (UserAgentBots.Find(agent, namesMachine: os.Length > 0 || device != DeviceKind.Unknown) is var (bot, botVersion, isPreview))
        {
            return new UserAgent(bot, botVersion, os, osVersion, DeviceKind.Bot, "", isPreview);
        }

        var (browser, browserVersion) = UserAgentBrowsers.Find(agent);
        return new UserAgent(browser, browserVersion, os, osVersion, device, UserAgentBrands.Find(agent, os));
    }
}
