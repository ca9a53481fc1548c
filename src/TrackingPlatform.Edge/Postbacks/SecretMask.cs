using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Takes the token's value out of what is stored of a request; everything else stays byte by byte.</summary>
internal static partial class SecretMask
{
    private const string Mask = "***";

    /// <summary>Masks a query or form.</summary>
    public static string Form(string text) => string.Join('&', text.Split('&').Select(pair =>
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var isToken = equals >= 0 && DialectTable.Tokens.Contains(WebUtility.UrlDecode(pair[..equals].TrimStart('?')));
        return isToken ? pair[..(equals + 1)] + Mask : pair;
    }));

    /// <summary>Masks a body of any kind, readable or not.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="tokens">The tokens that were read from it, which may be written in an unusual way.</param>
    public static byte[] Body(byte[] body, IReadOnlyList<string> tokens)
    {
        if (body.Length == 0)
        {
            return body;
        }

        // Latin-1 maps every byte to one character and back.
        var text = Encoding.Latin1.GetString(body);
        var masked = JsonToken().IsMatch(text) ? JsonToken().Replace(text, "$1" + Mask) : text.Contains('=', StringComparison.Ordinal) ? Form(text) : text;
        foreach (var token in tokens.Where(token => token.Length > 0))
        {
            masked = masked.Replace(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(token)), Mask, StringComparison.Ordinal);
        }

        return Encoding.Latin1.GetBytes(masked);
    }

    [GeneratedRegex("""("(?:token|security_token|secure|verification_token)"\s*:\s*")(?:[^"\\]|\\.)*""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex JsonToken();
}
