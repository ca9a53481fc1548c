using System.Text;
using System.Text.RegularExpressions;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Writes the address of a link with parameters, and reads one that was pasted. Pure.</summary>
public static partial class LinkBuilder
{
    /// <summary>The address with the parameters that have a value, in the order given, each percent-encoded once.</summary>
    /// <param name="linkUrl">The link's own address.</param>
    /// <param name="parameters">Names and raw values. A placeholder of a traffic source such as <c>{clickid}</c> stays readable to that source.</param>
    public static string Build(string linkUrl, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var url = new StringBuilder(linkUrl);
        var separator = linkUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                url.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Encode(value));
                separator = '&';
            }
        }

        return url.ToString();
    }

    /// <summary>Reads the code and the parameters of a pasted address; null when it is no address of a link.</summary>
    public static LinkAddress? Parse(string pasted)
    {
        if (!Uri.TryCreate(pasted.Trim(), UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http")
            || url.AbsolutePath.Split('/') is not [.., "c", var code]
            || !LinkCode.IsValid(code))
        {
            return null;
        }

        var parameters = url.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : string.Empty));
        return new LinkAddress(code, [.. parameters]);
    }

    private static string Encode(string value)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var placeholder in Placeholder().EnumerateMatches(value))
        {
            text.Append(Uri.EscapeDataString(value[at..placeholder.Index])).Append(value, placeholder.Index, placeholder.Length);
            at = placeholder.Index + placeholder.Length;
        }

        return text.Append(Uri.EscapeDataString(value[at..])).ToString();
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"\{[A-Za-z0-9_.:-]{1,60}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
