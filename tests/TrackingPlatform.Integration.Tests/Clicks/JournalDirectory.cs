using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A directory for one journal, gone after the test.</summary>
internal sealed class JournalDirectory : IDisposable
{
    public JournalDirectory() => Path = Directory.CreateTempSubdirectory("journal-test-").FullName;

    public string Path { get; }

    public string[] Segments => [.. Directory.GetFiles(Path, "*.log").Order(StringComparer.Ordinal)];

    public string[] SetAside => Directory.Exists(System.IO.Path.Combine(Path, "damaged")) ? Directory.GetFiles(System.IO.Path.Combine(Path, "damaged")) : [];

    public Journal Open(JournalDisk? disk = null, int segmentBytes = 4_096, int queueBytes = 1024 * 1024) => Journal.Open(
        new JournalOptions { Directory = Path, SegmentBytes = segmentBytes, QueueBytes = queueBytes }, TimeProvider.System, NullLogger.Instance, disk);

    public static async Task AppendAsync(Journal journal, params string[] payloads)
    {
        foreach (var payload in payloads)
        {
            Assert.True((await journal.AppendAsync(Encoding.UTF8.GetBytes(payload))).IsWritten);
        }
    }

    /// <summary>All that can be read now, by sequence, and the gaps between.</summary>
    public static (Dictionary<long, string> Frames, List<JournalGap> Gaps) ReadAll(Journal journal, long from = 0, int maxFrames = 7, int maxBytes = 500)
    {
        using var reader = journal.OpenReader(from);
        var frames = new Dictionary<long, string>();
        var gaps = new List<JournalGap>();
        while (reader.TryRead(maxFrames, maxBytes) is { } read)
        {
            if (read.Gap is { } gap)
            {
                gaps.Add(gap);
            }

            for (var index = 0; index < read.Count; index++)
            {
                frames.Add(read.FirstSequence + index, Encoding.UTF8.GetString(read[index].Span));
            }

            Assert.Equal(read.NextSequence, reader.NextSequence);
        }

        return (frames, gaps);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
