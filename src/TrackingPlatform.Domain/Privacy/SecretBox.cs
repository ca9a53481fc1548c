using System.Security.Cryptography;
using System.Text;

namespace TrackingPlatform.Domain.Privacy;

/// <summary>
/// Encrypts small secrets (tokens, signature keys, visitor keys) with the installation's master key: AES-256-GCM under a key derived for
/// the purpose, so that a secret sealed for one use cannot be opened as another. Unlike Data Protection's ring it needs no database, since
/// the edge must open visitor keys while the database is away.
/// </summary>
/// <param name="masterKey">32 bytes, kept outside the database.</param>
public sealed class SecretBox(byte[] masterKey)
{
    /// <summary>Bytes of a nonce: random, fresh for every sealing.</summary>
    public const int NonceSize = 12;

    private const int TagSize = 16;

    /// <summary>Encrypts <paramref name="secret"/>.</summary>
    /// <param name="purpose">What the secret is for, such as <c>postback token</c>; opening asks for the same.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="nonce"><see cref="NonceSize"/> random bytes.</param>
    public string Seal(string purpose, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> nonce)
    {
        var box = new byte[NonceSize + TagSize + secret.Length];
        nonce.CopyTo(box);
        using var cipher = new AesGcm(KeyFor(purpose), TagSize);
        cipher.Encrypt(nonce, secret, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize));
        return Convert.ToBase64String(box);
    }

    /// <summary>Decrypts what <see cref="Seal"/> made; null when the key, the purpose or the text is another.</summary>
    public byte[]? Open(string purpose, string sealedText)
    {
        var box = new byte[sealedText.Length];
        if (!Convert.TryFromBase64String(sealedText, box, out var length) || length < NonceSize + TagSize)
        {
            return null;
        }

        var secret = new byte[length - NonceSize - TagSize];
        using var cipher = new AesGcm(KeyFor(purpose), TagSize);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize, secret.Length), box.AsSpan(NonceSize, TagSize), secret);
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: Encoding.UTF8.GetBytes(purpose));
}
