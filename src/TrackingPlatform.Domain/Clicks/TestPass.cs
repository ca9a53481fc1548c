using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>What marks a click as a test: a sealed parameter that only the installation makes, good for one link and a short while, so that outsiders cannot mark theirs.</summary>
public static class TestPass
{
    /// <summary>The parameter's name in a link's address.</summary>
    public const string Parameter = "_test";

    /// <summary>How long a pass is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int IdSize = 16;
    private const int Longest = 200;

    /// <summary>Makes a pass.</summary>
    /// <param name="box">Seals it.</param>
    /// <param name="link">The link it is good for.</param>
    /// <param name="expires">When it ends.</param>
    /// <param name="nonce"><see cref="SecretBox.NonceSize"/> random bytes.</param>
    /// <returns>Letters, digits, dashes and underscores.</returns>
    public static string Make(SecretBox box, LinkId link, DateTimeOffset expires, ReadOnlySpan<byte> nonce)
    {
        Span<byte> content = stackalloc byte[IdSize + sizeof(long)];
        link.Value.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64BigEndian(content[IdSize..], expires.ToUnixTimeSeconds());
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(box.Seal(SecretPurpose.TestPass, content, nonce)));
    }

    /// <summary>Whether a pass is genuine, for this link, and not over yet. Anything may be asked about.</summary>
    public static bool IsGood(SecretBox box, string pass, LinkId link, DateTimeOffset now)
    {
        if (pass.Length is 0 or > Longest || !Base64Url.IsValid(pass) || box.Open(SecretPurpose.TestPass, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(pass))) is not { Length: IdSize + sizeof(long) } content)
        {
            return false;
        }

        return new Guid(content.AsSpan(0, IdSize)) == link.Value && now.ToUnixTimeSeconds() < BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(IdSize));
    }
}
