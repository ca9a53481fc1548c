using System.Globalization;

namespace TrackingPlatform.Host.Database;

/// <summary>
/// A server left over from an app that was killed. The caller holds the lock of the data directory, so whoever serves
/// this cluster now has lost its app. Recognised by our own path among its arguments: another instance is never touched.
/// </summary>
internal static class OrphanServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public static async Task StopAsync(ClusterLayout layout, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        if (ProcessIdIn(layout) is not { } id)
        {
            return;
        }

        if (Serves(id, layout))
        {
            logger.OrphanFound(id);
            Posix.Signal(id, Posix.Interrupt);
            if (!await GoneAsync(id, layout, clock, cancellationToken))
            {
                Posix.Signal(id, Posix.Quit);
                await GoneAsync(id, layout, clock, cancellationToken);
            }
        }
        else
        {
            // The number belongs to somebody else by now (a reboot, a new container), and PostgreSQL would refuse to start beside it.
            File.Delete(layout.ProcessFile);
        }
    }

    /// <summary>Whether the process is a server of exactly this cluster.</summary>
    internal static bool Serves(int id, ClusterLayout layout)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) is "postgres" or "postmaster" && arguments.Contains(layout.Cluster);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int? ProcessIdIn(ClusterLayout layout) =>
        File.Exists(layout.ProcessFile)
        && int.TryParse(File.ReadLines(layout.ProcessFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private static async Task<bool> GoneAsync(int id, ClusterLayout layout, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < Patience;)
        {
            if (!Serves(id, layout))
            {
                return true;
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }

        return false;
    }
}
