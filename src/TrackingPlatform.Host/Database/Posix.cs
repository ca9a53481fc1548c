using System.Runtime.InteropServices;

namespace TrackingPlatform.Host.Database;

/// <summary>The few calls of the operating system that .NET does not offer.</summary>
internal static partial class Posix
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    /// <summary>Sends a signal; a process that has gone in the meantime is no error.</summary>
    public static void Signal(int processId, int signal) => _ = SendSignal(processId, signal);

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (SetOwner(path, user, group) != 0)
        {
            throw new IOException($"The owner of {path} could not be changed (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetOwner(string path, uint user, uint group);
}
