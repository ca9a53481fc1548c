using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>Makes, checks, seals and shows postback tokens.</summary>
internal static class PostbackToken
{
    public const int Shortest = 16;
    public const int Longest = 200;

    /// <summary>256 random bits in base32, so that it stands in a query without being encoded.</summary>
    public static string Make()
    {
        var random = RandomNumberGenerator.GetBytes(32);
        return CrockfordBase32.Encode(new Guid(random.AsSpan(0, 16))) + CrockfordBase32.Encode(new Guid(random.AsSpan(16)));
    }

    /// <summary>A token given by the tenant; null when absent or refused.</summary>
    public static string? Check(string? given, DraftCheck check)
    {
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }

        if (given.Length is < Shortest or > Longest || given.Any(letter => letter is < '!' or > '~'))
        {
            check.Refuse("postback_token", "invalid", $"A token has {Shortest} to {Longest} visible ASCII characters, no spaces; leave it out to have one made.");
            return null;
        }

        return given;
    }

    public static void SetPostbackToken(this Advertiser advertiser, string token, SecretBox secrets, DateTimeOffset now, DateTimeOffset? formerUntil = null)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        var cipher = secrets.Seal(SecretPurpose.PostbackToken, bytes, RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
        advertiser.SetPostbackToken(cipher, SHA256.HashData(bytes), now, formerUntil);
    }

    /// <summary>The token as this reader may see it. One sealed under another master key cannot be shown at all.</summary>
    public static string Show(Advertiser advertiser, SecretBox secrets, bool inFull)
    {
        var token = secrets.Open(SecretPurpose.PostbackToken, advertiser.PostbackTokenCipher) is { } bytes ? Encoding.UTF8.GetString(bytes) : string.Empty;
        return inFull && token.Length > 0 ? token : "****" + (token.Length >= Shortest ? token[^4..] : string.Empty);
    }
}
