using System.Text;
using CsCheck;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

public sealed class JournalTests
{
    [Fact]
    public async Task What_was_appended_is_read_in_order()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();

        await JournalDirectory.AppendAsync(journal, "one", "", "three");

        var (frames, gaps) = JournalDirectory.ReadAll(journal);
        Assert.Equal(["one", "", "three"], frames.OrderBy(frame => frame.Key).Select(frame => frame.Value));
        Assert.Equal([0, 1, 2], frames.Keys.Order());
        Assert.Empty(gaps);
        Assert.Equal(2, journal.DurableSequence);
        Assert.Equal(3, journal.NextSequence);
    }

    [Fact]
    public void Any_payloads_by_any_producers_are_each_there_once_over_any_number_of_segments() =>
        Gen.Select(Gen.Int[1, 12], Gen.Byte.Array[0, 900].Array[1, 60], Gen.Int[1, 20], Gen.Int[1, 2_000])
            .Sample(
                (producers, payloads, maxFrames, maxBytes) =>
                {
                    using var directory = new JournalDirectory();
                    using var journal = directory.Open();
                    var acknowledged = Task.WhenAll(Enumerable.Range(0, producers).Select(_ => Task.Run(() => AppendAllAsync(journal, payloads))))
                        .GetAwaiter().GetResult().SelectMany(each => each).ToDictionary();

                    using var reader = journal.OpenReader(0);
                    var seen = 0;
                    while (reader.TryRead(maxFrames, maxBytes) is { } read)
                    {
                        Assert.Null(read.Gap);
                        Assert.InRange(read.Count, 1, maxFrames);
                        Assert.Equal(seen, read.FirstSequence);
                        for (var index = 0; index < read.Count; index++)
                        {
                            Assert.Equal(acknowledged[seen++], read[index].ToArray());
                        }
                    }

                    Assert.Equal(producers * payloads.Length, seen);
                },
                iter: 60);

    [Fact]
    public async Task The_caller_may_use_its_buffer_again_at_once()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        var buffer = "first"u8.ToArray();

        var append = journal.AppendAsync(buffer);
        "other"u8.CopyTo(buffer);
        await append;

        Assert.Equal("first", JournalDirectory.ReadAll(journal).Frames[0]);
    }

    [Fact]
    public async Task Reopening_goes_on_numbering_under_the_same_id()
    {
        using var directory = new JournalDirectory();
        Guid id;
        using (var journal = directory.Open())
        {
            id = journal.Id;
            await JournalDirectory.AppendAsync(journal, "a", "b");
        }

        using (directory.Open())
        {
            // Opened and closed without an append: leaves nothing behind.
        }

        using var again = directory.Open();
        await JournalDirectory.AppendAsync(again, "c");

        Assert.Equal(id, again.Id);
        Assert.True(again.Recovery.IsClean);
        var (frames, gaps) = JournalDirectory.ReadAll(again);
        Assert.Equal("c", frames[2]);
        Assert.Empty(gaps);
        Assert.Equal(["00000000000000000000.log", "00000000000000000002.log"], directory.Segments.Select(Path.GetFileName));
    }

    [Fact]
    public void A_second_opener_is_refused()
    {
        using var directory = new JournalDirectory();
        using (directory.Open())
        {
            var refusal = Assert.Throws<JournalInUseException>(() => directory.Open());
            Assert.Contains(directory.Path, refusal.Message, StringComparison.Ordinal);
        }

        directory.Open().Dispose();
    }

    [Fact]
    public async Task A_reader_waits_for_what_comes_and_stops_when_told()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        using var reader = journal.OpenReader(0);
        using var stop = new CancellationTokenSource();

        var waiting = reader.ReadAsync(10, 1_000, stop.Token);
        Assert.False(waiting.IsCompleted);
        await JournalDirectory.AppendAsync(journal, "news");

        var read = await waiting;
        Assert.Equal("news", Encoding.UTF8.GetString(read[0].Span));
        var nothing = reader.ReadAsync(10, 1_000, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await nothing);
    }

    [Fact]
    public async Task A_frame_larger_than_one_read_comes_alone()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        await JournalDirectory.AppendAsync(journal, "small", new string('x', 5_000), "small");

        Assert.Equal([5, 5_000, 5], JournalDirectory.ReadAll(journal, maxBytes: 100).Frames.OrderBy(frame => frame.Key).Select(frame => frame.Value.Length));
    }

    [Fact]
    public async Task Reading_may_start_in_the_middle_of_a_segment()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        await JournalDirectory.AppendAsync(journal, [.. Enumerable.Range(0, 50).Select(number => $"{number}")]);

        Assert.Equal(Enumerable.Range(37, 13).Select(number => $"{number}"), JournalDirectory.ReadAll(journal, from: 37).Frames.Values);
    }

    [Fact]
    public async Task A_position_beyond_the_end_is_refused_since_new_frames_would_be_skipped()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        await JournalDirectory.AppendAsync(journal, "only");

        Assert.Throws<InvalidOperationException>(() => journal.OpenReader(2));
    }

    [Fact]
    public async Task After_closing_appends_are_refused_and_those_queued_before_are_on_disk()
    {
        using var directory = new JournalDirectory();
        var journal = directory.Open();
        var queued = Enumerable.Range(0, 100).Select(number => journal.AppendAsync([(byte)number]).AsTask()).ToArray();

        journal.Dispose();

        Assert.All(await Task.WhenAll(queued), outcome => Assert.True(outcome.IsWritten));
        Assert.Equal(JournalAppend.Refused, await journal.AppendAsync([1]));
    }

    private static async Task<List<KeyValuePair<long, byte[]>>> AppendAllAsync(Journal journal, byte[][] payloads)
    {
        var acknowledged = new List<KeyValuePair<long, byte[]>>();
        foreach (var payload in payloads)
        {
            var outcome = await journal.AppendAsync(payload);
            Assert.True(outcome.IsWritten);
            acknowledged.Add(new(outcome.Sequence, payload));
        }

        return acknowledged;
    }
}
