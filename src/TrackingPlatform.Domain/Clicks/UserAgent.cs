namespace TrackingPlatform.Domain.Clicks;

/// <summary>What a user-agent string says about browser, operating system and device.</summary>
/// <remarks>
/// The string is the visitor's own claim and proves nothing. Unknown parts are empty, never <see langword="null"/>
/// except in <see langword="default"/>. Browser names are those of the tables, versions are as written in the string,
/// with dots. Android and iOS report frozen or reduced versions; they are passed on as they stand.
/// </remarks>
/// <param name="Browser">Browser, app or crawler, such as <c>Chrome</c>, <c>Instagram</c> or <c>Googlebot</c>.</param>
/// <param name="BrowserVersion">Its version, such as <c>131.0.0.0</c>.</param>
/// <param name="Os">Operating system, such as <c>Windows</c>, <c>macOS</c>, <c>iOS</c> or <c>Android</c>.</param>
/// <param name="OsVersion">Its version, such as <c>18.1.1</c>.</param>
/// <param name="Device">Kind of device.</param>
/// <param name="IsBot">Whether the agent says, or shows by its form, that no person is behind it.</param>
public readonly record struct UserAgent(string Browser, string BrowserVersion, string Os, string OsVersion, DeviceKind Device, bool IsBot)
{
    /// <summary>The longest part of a string that is looked at, so that a hostile one costs no more than a long one.</summary>
    public const int LongestRead = 1_024;

    /// <summary>No agent at all. Every browser sends one, so nobody with a browser is there.</summary>
    public static UserAgent Absent { get; } = new("", "", "", "", DeviceKind.Unknown, IsBot: true);

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
        if (UserAgentBots.Find(agent) is var (bot, botVersion))
        {
            return new UserAgent(bot, botVersion, os, osVersion, DeviceKind.Bot, IsBot: true);
        }

        var (browser, browserVersion) = UserAgentBrowsers.Find(agent);
        return new UserAgent(browser, browserVersion, os, osVersion, UserAgentDevices.Find(agent, os), IsBot: false);
    }
}
