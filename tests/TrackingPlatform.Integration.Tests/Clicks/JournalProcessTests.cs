using System.Diagnostics;
using System.Globalization;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A real process that dies, and a real disk that is full.</summary>
public sealed class JournalProcessTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(32, 3_000)]
    [InlineData(64, 20_000)]
    public async Task Killed_while_appending_it_has_kept_every_frame_it_acknowledged(int producers, int killAfter)
    {
        using var directory = new JournalDirectory();
        var acknowledged = new Dictionary<long, string>();
        using (var writer = StartWriter(directory.Path, producers))
        {
            while (acknowledged.Count < killAfter && await writer.StandardOutput.ReadLineAsync() is { } line)
            {
                Note(line, acknowledged);
            }

            writer.Kill();

            // What had reached the pipe was promised too, apart from a last line cut short.
            var rest = await writer.StandardOutput.ReadToEndAsync();
            foreach (var line in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Note(line, acknowledged);
            }

            await writer.WaitForExitAsync();
        }

        Assert.True(acknowledged.Count >= killAfter);
        using var journal = directory.Open(segmentBytes: 64 * 1024);
        var (frames, gaps) = JournalDirectory.ReadAll(journal, maxFrames: 1_000, maxBytes: 100_000);

        Assert.Empty(gaps);
        Assert.All(acknowledged, promised => Assert.Equal(promised.Value, frames[promised.Key]));
        Assert.Equal(frames.Count, journal.Recovery.LastSequence + 1);
        await JournalDirectory.AppendAsync(journal, "goes on");
    }

    [Fact]
    public async Task On_a_full_disk_appends_fail_as_values_and_go_on_once_there_is_room()
    {
        using var mount = new JournalDirectory();
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount.Path) == 0, "Mounting a small file system needs root.");
        try
        {
            var ballast = Path.Combine(mount.Path, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[256 * 1024]);
            var written = new Dictionary<long, string>();
            var failed = 0;
            using (var journal = mount.Open(segmentBytes: 64 * 1024))
            {
                for (var number = 0; number < 3_000; number++)
                {
                    if (number == 2_500)
                    {
                        Assert.True(failed > 0, "The disk never filled up.");
                        File.Delete(ballast);
                    }

                    var payload = $"{number}-{new string('x', 400)}";
                    var outcome = await journal.AppendAsync(System.Text.Encoding.ASCII.GetBytes(payload));
                    failed += outcome.IsWritten ? 0 : 1;
                    if (outcome.IsWritten)
                    {
                        written.Add(outcome.Sequence, payload);
                    }
                }

                Assert.Equal(failed, journal.FailedAppends);
                Assert.True(written.Last().Key > 2_500);
            }

            using var again = mount.Open();
            var (frames, gaps) = JournalDirectory.ReadAll(again);
            Assert.Equal(written.OrderBy(frame => frame.Key), frames.OrderBy(frame => frame.Key));
            Assert.All(gaps, gap => Assert.Equal(JournalGapCause.NeverAcknowledged, gap.Cause));
            Assert.Equal(failed, gaps.Sum(gap => gap.Until - gap.From));
        }
        finally
        {
            await RunAsync("umount", mount.Path);
        }
    }

    private static void Note(string line, Dictionary<long, string> acknowledged)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        acknowledged.Add(long.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture), line[(space + 1)..]);
    }

    private static Process StartWriter(string directory, int producers) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "TrackingPlatform.Benchmarks.dll"), "journal-writer", directory, producers.ToString(CultureInfo.InvariantCulture), "65536"])
    {
        RedirectStandardOutput = true,
    })!;

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
