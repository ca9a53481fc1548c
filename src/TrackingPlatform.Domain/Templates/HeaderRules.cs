using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Which headers a template may set: none that decide how the message is framed, where it goes, or that we send ourselves.</summary>
internal static class HeaderRules
{
    public const int MaxCount = 20;

    // Hop-by-hop headers (RFC 9110, 7.6.1) and framing, then ours.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "HTTP2-Settings", "Host", "Content-Length", "Content-Encoding", "Expect", "Accept-Encoding",
        // What describes a body goes with the body.
        "Allow", "Expires", "Last-Modified", "Content-Disposition", "Content-Language", "Content-Location", "Content-MD5", "Content-Range",
        "User-Agent", "X-Delivery", "X-Attempt", "X-Signature");

    public static bool IsReserved(string name) => Reserved.Contains(name);

    // token, RFC 9110, 5.6.2.
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(unit => char.IsAsciiLetterOrDigit(unit) || "!#$%&'*+-.^_`|~".Contains(unit, StringComparison.Ordinal));
}
