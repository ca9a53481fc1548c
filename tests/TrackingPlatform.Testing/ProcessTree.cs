using System.Diagnostics;
using System.Globalization;

namespace TrackingPlatform.Testing;

/// <summary>Processes by their number, read from /proc.</summary>
public static class ProcessTree
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<int> ChildrenOf(int parent) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == parent)];

    /// <summary>Runs, or at least has not ended: a process nobody has collected yet counts as gone.</summary>
    public static bool IsAlive(int id) => Fields(id) is [var state, ..] && state is not ("Z" or "X");

    public static void Kill(int id) => Signal(id, "KILL");

    public static void Terminate(int id) => Signal(id, "TERM");

    /// <summary>Stops it where it stands (SIGSTOP): its sockets stay open and nothing answers.</summary>
    public static void Pause(int id) => Signal(id, "STOP");

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public static void Resume(int id) => Signal(id, "CONT");

    public static async Task GoneAsync(int id)
    {
        var watch = Stopwatch.StartNew();
        while (IsAlive(id))
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"Process {id} did not end within {Patience}.");
            }

            await Task.Delay(10);
        }
    }

    private static void Signal(int id, string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-" + signal, id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    private static int ParentOf(int id) => Fields(id) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    /// <summary>The fields after the name, which stands in parentheses and may hold anything: state, parent, …</summary>
    private static string[] Fields(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
