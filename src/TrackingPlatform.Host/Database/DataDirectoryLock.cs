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
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new DataDirectoryLock(file);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw StartupFailure.DataDirectoryNotWritable(dataDirectory, refused);
        }
        catch (IOException locked) when (locked.HResult == WouldBlock)
        {
            throw StartupFailure.DataDirectoryInUse(dataDirectory, HolderOf(path));
        }
        catch (IOException refused)
        {
            throw StartupFailure.DataDirectoryNotWritable(dataDirectory, refused);
        }
    }

    public void Dispose() => file.Dispose();

    private static string HolderOf(string path)
    {
        try
        {
            // Sharing everything asks for no lock, so the holder's number can be read beside it.
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
