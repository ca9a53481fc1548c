using System.Globalization;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Reads the names of hosts as people write them.</summary>
public static class HostName
{
    /// <summary>The most characters a name has.</summary>
    public const int MostCharacters = 253;

    private static readonly IdnMapping Letters = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Reads a fully qualified name such as <c>go.example.com</c>; other alphabets become their <c>xn--</c> form, and a dot at the end goes.
    /// False for addresses in numbers, names of one label, and whatever has a scheme, a port or a path.
    /// </summary>
    public static bool TryParse(string? text, out string host)
    {
        host = string.Empty;
        var name = text?.Trim().TrimEnd('.') ?? string.Empty;
        if (name.Length is 0 or > MostCharacters || !name.Contains('.'))
        {
            return false;
        }

        try
        {
            name = Letters.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        // No top-level domain begins with a digit; an address in numbers does nothing else.
        if (name.Length > MostCharacters || char.IsAsciiDigit(name[name.LastIndexOf('.') + 1]) || Uri.CheckHostName(name) is not UriHostNameType.Dns)
        {
            return false;
        }

        host = name;
        return true;
    }
}
