using System.Globalization;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Takes from address data what may be kept: an operator may hand in any file.</summary>
internal static class AddressValues
{
    private const int LongestName = 128;

    /// <summary>Two capital letters, or nothing: "ZZ" and "--" stand for the unknown.</summary>
    public static string? Country(string? code) => code switch
    {
        [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] and not "ZZ" => code,
        [>= 'a' and <= 'z', >= 'a' and <= 'z'] and not "zz" => code.ToUpperInvariant(),
        _ => null,
    };

    public static string? Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var flags = ClickFlags.None;
        return TextCleaning.IsClean(name, LongestName) ? name : TextCleaning.Clean(name, LongestName, ref flags);
    }

    public static long? Asn(ReadOnlySpan<char> text) =>
        uint.TryParse(text.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? text[2..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static ConnectionKind Connection(string? kind) => kind switch
    {
        null => ConnectionKind.Unknown,
        "Cable/DSL" or "residential" or "cafe" => ConnectionKind.Broadband,
        "Cellular" or "cellular" => ConnectionKind.Cellular,
        "Corporate" or "corporate" or "business" or "college" or "school" or "government" or "military" or "library" => ConnectionKind.Corporate,
        "Satellite" => ConnectionKind.Satellite,
        "Dialup" or "dialup" => ConnectionKind.Dialup,
        "hosting" or "content_delivery_network" => ConnectionKind.Hosting,
        _ => ConnectionKind.Unknown,
    };
}
