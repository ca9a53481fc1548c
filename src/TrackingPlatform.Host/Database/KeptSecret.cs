using System.Security.Cryptography;

namespace TrackingPlatform.Host.Database;

/// <summary>A random secret that only this account can read, made once and kept.</summary>
internal static class KeptSecret
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string ReadOrCreate(string path) => ReadOrCreate(path, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));

    public static string ReadOrCreate(string path, Func<string> make)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept)
        {
            return kept;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerOnly | UnixFileMode.UserExecute);
        var secret = make();
        var unfinished = path + ".new";
        File.Delete(unfinished);
        Write(unfinished, secret);
        File.Move(unfinished, path, overwrite: true);
        return secret;
    }

    public static void Write(string path, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(secret);
    }
}
