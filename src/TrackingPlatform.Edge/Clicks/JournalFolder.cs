using System.Globalization;
using System.Security.Cryptography;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>A journal's directory: the lock on it, its identity, its segment files and what was set aside.</summary>
internal sealed class JournalFolder : IDisposable
{
    private const string IdFile = "journal.id";
    private const string LockFile = "journal.lock";
    private const string DamagedFolder = "damaged";
    private const string SegmentEnding = ".log";

    private readonly FileStream _lock;

    private JournalFolder(string path, FileStream heldLock, Guid journalId)
    {
        Path = path;
        _lock = heldLock;
        JournalId = journalId;
    }

    public string Path { get; }

    public Guid JournalId { get; }

    /// <exception cref="JournalInUseException">Another process, or another journal of this one, has the directory.</exception>
    /// <exception cref="InvalidDataException">The identity file does not hold an identity.</exception>
    public static JournalFolder Open(string path, JournalDisk disk)
    {
        Directory.CreateDirectory(path);
        var heldLock = TakeLock(path);
        try
        {
            return new JournalFolder(path, heldLock, ReadOrMakeId(path, disk));
        }
        catch
        {
            heldLock.Dispose();
            throw;
        }
    }

    /// <summary>The segment files by start sequence, ascending.</summary>
    public IReadOnlyList<(long Start, string File)> Segments() =>
    [
        .. from file in Directory.EnumerateFiles(Path, "*" + SegmentEnding)
           let name = System.IO.Path.GetFileNameWithoutExtension(file)
           where name.Length == 20 && name.All(char.IsAsciiDigit)
           let start = long.Parse(name, CultureInfo.InvariantCulture)
           orderby start
           select (start, file),
    ];

    public string SegmentFile(long start) => System.IO.Path.Combine(Path, start.ToString("D20", CultureInfo.InvariantCulture) + SegmentEnding);

    /// <summary>Copies a damaged tail to where nothing deletes it. The segment itself is left as it is.</summary>
    /// <returns>The copy; the one of an earlier time when this tail was copied before.</returns>
    public string CopyAside(string file, long offset)
    {
        var copy = AsideName($"{System.IO.Path.GetFileNameWithoutExtension(file)}-{offset}.tail");
        if (File.Exists(copy))
        {
            return copy;
        }

        var unfinished = copy + ".part";
        using (var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        using (var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            source.Position = offset;
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        File.Move(unfinished, copy);
        return copy;
    }

    /// <summary>Moves away a file that is not a readable segment of this journal.</summary>
    public string MoveAside(string file)
    {
        var target = AsideName(System.IO.Path.GetFileName(file));
        for (var again = 1; File.Exists(target); again++)
        {
            target = AsideName($"{System.IO.Path.GetFileName(file)}.{again}");
        }

        File.Move(file, target);
        return target;
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream TakeLock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inner) when (inner is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new JournalInUseException(path, inner);
        }
    }

    private static Guid ReadOrMakeId(string path, JournalDisk disk)
    {
        var file = System.IO.Path.Combine(path, IdFile);
        if (File.Exists(file))
        {
            return Guid.TryParseExact(File.ReadAllText(file).Trim(), "N", out var known)
                ? known
                : throw new InvalidDataException($"{file} does not hold a journal id. Restore it, or move the directory away and start with an empty one.");
        }

        if (Directory.EnumerateFiles(path, "*" + SegmentEnding).Any())
        {
            throw new InvalidDataException($"{path} holds segments but no {IdFile}. Restore it, or move the directory away and start with an empty one.");
        }

        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        var unfinished = file + ".part";
        using (var handle = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, System.Text.Encoding.ASCII.GetBytes(id.ToString("N") + "\n"), 0);
            disk.Flush(handle);
        }

        File.Move(unfinished, file);
        JournalDisk.FlushDirectory(path);
        return id;
    }

    private string AsideName(string name) => System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Path, DamagedFolder)).FullName, name);
}
