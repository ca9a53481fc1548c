using System.Globalization;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Reads <c>Sec-CH-UA-Platform</c> and its version.</summary>
internal static class ClientHintPlatforms
{
    /// <summary>The system by the name that agent strings are read to; empty when not known.</summary>
    public static string Os(ReadOnlySpan<char> platform) => platform switch
    {
        "Windows" => "Windows",
        "macOS" => "macOS",
        "Android" => "Android",
        "iOS" => "iOS",
        "Linux" => "Linux",
        "Chrome OS" or "Chromium OS" => "ChromeOS",
        "Fuchsia" => "Fuchsia",
        _ => "",
    };

    /// <summary>The version with dots and without noughts at its end, such as <c>14.5</c> for <c>14.5.0</c>; empty when not known.</summary>
    public static string Version(string os, ReadOnlySpan<char> version)
    {
        var text = UserAgentVersion.At(version);
        if (os == "Windows")
        {
            return text.Length == 0 ? "" : WindowsVersion(text);
        }

        while (text.EndsWith(".0", StringComparison.Ordinal))
        {
            text = text[..^2];
        }

        return text == "0" ? "" : text;
    }

    // The version is that of an interface of Windows; 13 came with Windows 11. See the draft of User-Agent Client Hints, "platform version".
    private static string WindowsVersion(string version)
    {
        var dot = version.IndexOf('.', StringComparison.Ordinal);
        var major = int.TryParse(dot < 0 ? version : version[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (major, version) switch
        {
            ( >= 13, _) => "11",
            ( > 0, _) => "10",
            (_, "0.3" or "0.3.0") => "8.1",
            (_, "0.2" or "0.2.0") => "8",
            (_, "0.1" or "0.1.0") => "7",
            _ => "",
        };
    }
}
