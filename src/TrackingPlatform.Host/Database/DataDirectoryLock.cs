using System.Globalization;

namespace TrackingPlatform.Host.Database;

/// <summary>
/// One process per data directory. Taken before anything in it is touched: without it a second app
/// would take the first one's database for an orphan and stop it. The kernel drops the lock when the process dies.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    /// <summary>What the kernel answers when another process holds the lock.</summary>
    private const int WouldBlock = 11;

    private readonly FileStream file;

    private DataDirectoryLock(FileStream file) => this.file = file;

    public static DataDirectoryLock Take(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, "lock");
        try
        {
            Directory.CreateDirectory(dataDirectory);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderOf(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectoryLock(file);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw StartupFailure.DataDirectoryNotWritable(dataDirectory, refused);
        }
        catch (IOException locked) when (locked.HResult == WouldBlock)
        {
            throw StartupFailure.DataDirectoryInUse(dataDirectory, ReadHolder(path));
        }
        catch (IOException refused)
        {
            throw StartupFailure.DataDirectoryNotWritable(dataDirectory, refused);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>Who holds the lock stands beside it, since the locked file itself cannot be read.</summary>
    private static string HolderOf(string path) => path + ".pid";

    private static string ReadHolder(string path) => File.Exists(HolderOf(path)) ? File.ReadAllText(HolderOf(path)) : "";
}
