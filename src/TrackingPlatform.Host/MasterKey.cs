using System.Security.Cryptography;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Host.Database;

namespace TrackingPlatform.Host;

/// <summary>The key that seals every secret of the installation: configured, or made once and kept where only this account can read it.</summary>
internal static class MasterKey
{
    public const string Setting = "Platform:MasterKey";

    private const int Size = 32;

    /// <exception cref="StartupFailure">What is configured or kept is no key.</exception>
    public static SecretBox Open(IConfiguration configuration, string dataDirectory)
    {
        if (configuration[Setting] is { Length: > 0 } configured)
        {
            return new SecretBox(Read(configured) ?? throw StartupFailure.BadConfiguration($"{Setting} must be {Size} bytes in base64, such as openssl rand -base64 {Size} writes."));
        }

        var file = Path.Combine(dataDirectory, "keys", "master.key");
        return new SecretBox(Read(KeptSecret.ReadOrCreate(file, MakeText)) ?? throw StartupFailure.MasterKeyDamaged(file));
    }

    private static string MakeText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    private static byte[]? Read(string text)
    {
        var key = new byte[Size];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Size ? key : null;
    }
}
