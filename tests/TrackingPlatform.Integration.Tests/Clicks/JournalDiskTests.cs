using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A disk that is slow or refuses.</summary>
public sealed class JournalDiskTests
{
    [Fact]
    public async Task Nothing_is_acknowledged_or_read_before_it_is_synced()
    {
        using var directory = new JournalDirectory();
        using var synced = new SemaphoreSlim(2);
        using var asked = new SemaphoreSlim(0);
        using var journal = directory.Open(new JournalDisk
        {
            Flush = file =>
            {
                asked.Release();
                synced.Wait();
                RandomAccess.FlushToDisk(file);
            },
        });

        // Two syncs pass: that of the id file, and that of a first frame, so that the segment is one that readers know.
        await JournalDirectory.AppendAsync(journal, "before");
        var append = journal.AppendAsync("held back"u8).AsTask();
        for (var sync = 0; sync < 3; sync++)
        {
            Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(10)), "The journal did not sync.");
        }

        var acknowledgedEarly = append.IsCompleted;
        var readEarly = JournalDirectory.ReadAll(journal).Frames;

        // Let go before asserting, or a failure would leave the journal waiting for ever.
        synced.Release();
        Assert.False(acknowledgedEarly);
        Assert.Equal(["before"], readEarly.Values);
        Assert.True((await append).IsWritten);
        Assert.Equal(2, JournalDirectory.ReadAll(journal).Frames.Count);
    }

    [Fact]
    public async Task What_arrives_during_a_sync_shares_the_next_one()
    {
        using var directory = new JournalDirectory();
        using var synced = new SemaphoreSlim(1);
        var syncs = 0;
        using var journal = directory.Open(new JournalDisk
        {
            Flush = _ =>
            {
                Interlocked.Increment(ref syncs);
                synced.Wait();
            },
        });
        var first = journal.AppendAsync("first"u8).AsTask();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref syncs) == 2, TimeSpan.FromSeconds(10)), "The journal did not sync.");

        var others = Enumerable.Range(0, 500).Select(_ => journal.AppendAsync("other"u8).AsTask()).ToArray();
        synced.Release(2);

        Assert.True((await first).IsWritten);
        Assert.All(await Task.WhenAll(others), outcome => Assert.True(outcome.IsWritten));
        Assert.Equal(3, syncs);
    }

    [Fact]
    public async Task Beyond_its_bytes_the_queue_refuses_and_recovers()
    {
        using var directory = new JournalDirectory();
        using var synced = new SemaphoreSlim(1);
        using var journal = directory.Open(new JournalDisk { Flush = _ => synced.Wait() }, queueBytes: 4_096);
        var payload = new byte[1_000];

        var appends = Enumerable.Range(0, 10).Select(_ => journal.AppendAsync(payload).AsTask()).ToArray();

        Assert.InRange(journal.QueueBytes, 1, 4_096);
        synced.Release(100);
        var outcomes = await Task.WhenAll(appends);
        Assert.Equal(4, outcomes.Count(outcome => outcome.IsWritten));
        Assert.Equal(6, outcomes.Count(outcome => outcome == JournalAppend.Refused));
        Assert.Equal(6, journal.RefusedAppends);
        Assert.True((await journal.AppendAsync(payload)).IsWritten);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failed_batch_is_reported_counted_and_never_read_and_the_next_goes_to_a_new_segment(bool failsInSync)
    {
        using var directory = new JournalDirectory();
        var fails = false;
        var disk = new JournalDisk
        {
            Write = (file, bytes, offset) =>
            {
                // A torn write: some of it arrives.
                RandomAccess.Write(file, fails && !failsInSync ? bytes[..(bytes.Length / 2)] : bytes, offset);
                ThrowIf(fails && !failsInSync);
            },
            Flush = _ => ThrowIf(fails && failsInSync),
        };
        using (var journal = directory.Open(disk))
        {
            await JournalDirectory.AppendAsync(journal, "before");
            fails = true;
            Assert.Equal(JournalAppend.Failed, await journal.AppendAsync("lost"u8));
            Assert.Equal(JournalAppend.Failed, await journal.AppendAsync("lost"u8));
            Assert.False(journal.IsWritable);
            fails = false;
            await JournalDirectory.AppendAsync(journal, "after");
            Check(journal);
            Assert.Equal(2, journal.FailedAppends);
            Assert.True(journal.IsWritable);
        }

        using var again = directory.Open();
        Check(again);
        Assert.True(again.Recovery.IsClean);
        Assert.Equal(2, directory.Segments.Length);

        static void Check(Journal journal)
        {
            var (frames, gaps) = JournalDirectory.ReadAll(journal);
            Assert.Equal(["before", "after"], frames.OrderBy(frame => frame.Key).Select(frame => frame.Value));
            Assert.Equal([new JournalGap(1, 3, JournalGapCause.NeverAcknowledged)], gaps);
        }

        static void ThrowIf(bool fails)
        {
            if (fails)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
