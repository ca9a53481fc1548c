using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The calls by which a journal makes bytes durable; tests put failing or waiting ones in their place.</summary>
internal sealed partial record JournalDisk
{
    private const int ReadOnlyDirectory = 0x10000;

    public delegate void WriteBytes(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    public WriteBytes Write { get; init; } = RandomAccess.Write;

    /// <summary>Makes a file's bytes durable, and of what is known about it only what reading them needs.</summary>
    public Action<SafeFileHandle> Flush { get; init; } = OperatingSystem.IsLinux() ? FlushData : RandomAccess.FlushToDisk;

    /// <summary>Makes the names in a directory durable: a synced file in an unsynced directory can vanish with the power.</summary>
    /// <exception cref="IOException">The directory cannot be opened or synced.</exception>
    public static void FlushDirectory(string path)
    {
        // Windows has no such call; NTFS journals its directories.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, OperatingSystem.IsLinux() ? ReadOnlyDirectory : 0);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open the directory {path}: {new Win32Exception().Message}");
        }

        var outcome = Sync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (outcome != 0)
        {
            throw new IOException($"Cannot sync the directory {path}: {new Win32Exception(error).Message}");
        }
    }

    private static void FlushData(SafeFileHandle file)
    {
        if (SyncData(file) != 0)
        {
            throw new IOException($"Cannot sync: {new Win32Exception().Message}");
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int SyncData(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
