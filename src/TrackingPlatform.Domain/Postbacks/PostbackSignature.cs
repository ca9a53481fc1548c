using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>The header <c>X-Signature: t=&lt;unix&gt;,v1=&lt;hex HMAC-SHA256 of t + "." + signed bytes&gt;</c>, on postbacks coming in and going out.</summary>
/// <remarks>The signed bytes are the raw body, or where it is empty the raw query without its question mark. The time is signed too, so a caught postback cannot be sent again later.</remarks>
public static class PostbackSignature
{
    /// <summary>The name of the header.</summary>
    public const string Header = "X-Signature";

    private const int MaxHeaderLength = 1_024;

    /// <summary>How far the signed time may lie from ours, either way.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>What is signed of a request.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="query">The raw query, undecoded, with or without its question mark.</param>
    public static byte[] SignedBytes(ReadOnlySpan<byte> body, string? query) =>
        body.IsEmpty ? Encoding.UTF8.GetBytes(query?.TrimStart('?') ?? "") : body.ToArray();

    /// <summary>The value of the header.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> signedBytes, DateTimeOffset now) => Sign([secret], signedBytes, now);

    /// <summary>The value of the header while one secret takes over from another: a <c>v1</c> of each, in their order.</summary>
    public static string Sign(IReadOnlyList<string> secrets, ReadOnlySpan<byte> signedBytes, DateTimeOffset now)
    {
        var header = new StringBuilder("t=").Append(now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var time = header.ToString(2, header.Length - 2);
        foreach (var secret in secrets)
        {
            header.Append(",v1=").Append(Convert.ToHexStringLower(Mac(secret, time, signedBytes)));
        }

        return header.ToString();
    }

    /// <summary>A signature without a time, for those who take it in a parameter or a body: hex HMAC-SHA256 of the bytes alone.</summary>
    public static string Bare(string secret, ReadOnlySpan<byte> signedBytes) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signedBytes));

    /// <summary>Checks a header. Takes the same time whichever byte is wrong. Several <c>v1</c> are welcome while a secret is being changed; one must fit.</summary>
    public static SignatureVerdict Verify(string? header, string secret, ReadOnlySpan<byte> signedBytes, DateTimeOffset now)
    {
        if (header is null or { Length: > MaxHeaderLength })
        {
            return SignatureVerdict.Malformed;
        }

        string? time = null;
        var given = new List<string>();
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal) && time is null)
            {
                time = part[2..];
            }
            else if (part.StartsWith("v1=", StringComparison.Ordinal))
            {
                given.Add(part[3..]);
            }
        }

        if (given.Count == 0 || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureVerdict.Malformed;
        }

        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Mac(secret, time, signedBytes)));
        var fits = false;
        foreach (var candidate in given)
        {
            fits |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(candidate.ToLowerInvariant()));
        }

        var isRecent = Math.Abs((double)now.ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds;
        return !fits ? SignatureVerdict.Wrong : isRecent ? SignatureVerdict.Valid : SignatureVerdict.Expired;
    }

    private static byte[] Mac(string secret, string time, ReadOnlySpan<byte> signedBytes)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. signedBytes];
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
    }
}
