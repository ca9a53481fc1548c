using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Every way of losing or changing a byte of a small log.</summary>
public sealed class JournalDamageTests
{
    private const int HeaderBytes = 64;
    private const int FrameHeaderBytes = 16;
    private static readonly string[] Payloads = ["a", "", "ccc", "dddddddd", "e"];

    [Fact]
    public async Task Cut_at_any_byte_the_whole_frames_before_it_are_read_and_later_appends_too()
    {
        var whole = await SmallLogAsync();
        for (var length = 0; length < whole.Length; length++)
        {
            await CheckAsync(whole[..length], whole);
        }
    }

    [Fact]
    public async Task With_any_bit_flipped_the_frames_before_it_are_read_and_later_appends_too()
    {
        var whole = await SmallLogAsync();
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            await CheckAsync(damaged, whole);
        }
    }

    [Fact]
    public async Task Room_made_for_frames_that_never_came_is_no_damage()
    {
        using var directory = new JournalDirectory();
        using (var journal = directory.Open())
        {
            await JournalDirectory.AppendAsync(journal, Payloads);
        }

        await using (var file = new FileStream(directory.Segments[0], FileMode.Append))
        {
            file.Write(new byte[3_000_000]);
        }

        using var again = directory.Open();
        await JournalDirectory.AppendAsync(again, "later");

        Assert.True(again.Recovery.IsClean);
        Assert.Equal(Payloads.Length, again.Recovery.NextSequence);
        var (frames, gaps) = JournalDirectory.ReadAll(again);
        Assert.Empty(gaps);
        Assert.Equal(Payloads.Length + 1, frames.Count);
    }

    [Fact]
    public async Task Damage_in_an_earlier_segment_is_reported_as_a_loss_and_reading_goes_on_with_the_next()
    {
        using var directory = new JournalDirectory();
        using (var journal = directory.Open())
        {
            await JournalDirectory.AppendAsync(journal, [.. Enumerable.Range(0, 12).Select(number => new string((char)('a' + number), 900))]);
        }

        var (first, second) = (directory.Segments[0], directory.Segments[1]);
        var bytes = await File.ReadAllBytesAsync(first);
        bytes[HeaderBytes + (2 * (FrameHeaderBytes + 900)) + 500] ^= 1;
        await File.WriteAllBytesAsync(first, bytes);
        var start = long.Parse(Path.GetFileNameWithoutExtension(second), System.Globalization.CultureInfo.InvariantCulture);

        using var again = directory.Open();
        var (frames, gaps) = JournalDirectory.ReadAll(again);

        Assert.Equal([new JournalGap(2, start, JournalGapCause.Lost)], gaps);
        Assert.Equal([0, 1, .. Enumerable.Range((int)start, 12 - (int)start)], frames.Keys.Order().Select(key => (int)key));
        Assert.Single(directory.SetAside);
        Assert.Equal(bytes[(HeaderBytes + (2 * (FrameHeaderBytes + 900)))..], await File.ReadAllBytesAsync(directory.SetAside[0]));
    }

    [Fact]
    public async Task Damage_found_in_the_segment_being_written_makes_the_writer_leave_it()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        await JournalDirectory.AppendAsync(journal, "a", "b");
        await using (var file = new FileStream(directory.Segments[0], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = HeaderBytes + FrameHeaderBytes;
            file.WriteByte((byte)'?');
        }

        using var reader = journal.OpenReader(0);
        Assert.Null(reader.TryRead(10, 1_000));
        await JournalDirectory.AppendAsync(journal, "c");

        Assert.Equal(new JournalGap(0, 2, JournalGapCause.Lost), reader.TryRead(10, 1_000)?.Gap);
        Assert.Equal("c"u8.ToArray(), reader.TryRead(10, 1_000)?[0].ToArray());
    }

    [Fact]
    public async Task A_missing_segment_is_reported_on_opening_and_on_reading()
    {
        using var directory = new JournalDirectory();
        using (var journal = directory.Open())
        {
            await JournalDirectory.AppendAsync(journal, [.. Enumerable.Repeat(new string('x', 900), 12)]);
        }

        var (second, third) = (directory.Segments[1], directory.Segments[2]);
        File.Delete(second);

        using var again = directory.Open();

        Assert.Equal([long.Parse(Path.GetFileNameWithoutExtension(third), System.Globalization.CultureInfo.InvariantCulture)], again.Recovery.MissingBefore);
        var gap = Assert.Single(JournalDirectory.ReadAll(again).Gaps);
        Assert.Equal(JournalGapCause.Lost, gap.Cause);
    }

    [Fact]
    public async Task A_segment_of_another_journal_is_moved_aside_and_not_read()
    {
        using var other = new JournalDirectory();
        using (var journal = other.Open())
        {
            await JournalDirectory.AppendAsync(journal, "foreign");
        }

        using var directory = new JournalDirectory();
        directory.Open().Dispose();
        File.Copy(other.Segments[0], Path.Combine(directory.Path, Path.GetFileName(other.Segments[0])));

        using var again = directory.Open();

        Assert.False(again.Recovery.IsClean);
        Assert.Single(directory.SetAside);
        Assert.Empty(JournalDirectory.ReadAll(again).Frames);
    }

    [Fact]
    public async Task Segments_without_the_id_are_refused_rather_than_adopted()
    {
        using var directory = new JournalDirectory();
        using (var journal = directory.Open())
        {
            await JournalDirectory.AppendAsync(journal, "a");
        }

        File.Delete(Path.Combine(directory.Path, "journal.id"));

        Assert.Throws<InvalidDataException>(() => directory.Open());
    }

    private static async Task<byte[]> SmallLogAsync()
    {
        using var directory = new JournalDirectory();
        using (var journal = directory.Open())
        {
            await JournalDirectory.AppendAsync(journal, Payloads);
        }

        return await File.ReadAllBytesAsync(directory.Segments[0]);
    }

    private static async Task CheckAsync(byte[] damaged, byte[] whole)
    {
        using var directory = new JournalDirectory();
        var file = Path.Combine(directory.Path, "00000000000000000000.log");
        await AdoptAsync(directory, whole);
        await File.WriteAllBytesAsync(file, damaged);

        var expected = FramesBefore(damaged.AsSpan().CommonPrefixLength(whole));
        long next;
        using (var journal = directory.Open())
        {
            var lost = damaged.Length - EndOf(expected);
            Assert.Equal(expected < 0 ? damaged.Length : lost, journal.Recovery.BytesSetAside);
            Assert.Equal(Math.Max(expected, 0) - 1, journal.Recovery.LastSequence);
            next = journal.NextSequence;

            // Of frames that were cut off nobody can know; of those still there in bytes no number is used again.
            Assert.True(damaged.Length < whole.Length || next >= Payloads.Length, "A number that may have been acknowledged is used again.");
            await JournalDirectory.AppendAsync(journal, "later");
            CheckFrames(journal);
        }

        using var again = directory.Open();
        CheckFrames(again);

        void CheckFrames(Journal journal)
        {
            var (frames, gaps) = JournalDirectory.ReadAll(journal);
            Assert.Equal([.. Payloads.Take(Math.Max(expected, 0)), "later"], frames.OrderBy(frame => frame.Key).Select(frame => frame.Value));
            Assert.Equal("later", frames[next]);
            Assert.Equal(next != Math.Max(expected, 0), gaps.Count == 1);
            Assert.All(gaps, gap => Assert.Equal(JournalGapCause.Lost, gap.Cause));
        }
    }

    /// <summary>Gives the directory the id that the log was written under.</summary>
    private static Task AdoptAsync(JournalDirectory directory, byte[] whole) =>
        File.WriteAllTextAsync(Path.Combine(directory.Path, "journal.id"), new Guid(whole.AsSpan(12, 16)).ToString("N"));

    /// <returns>How many frames lie wholly in a prefix; −1 when not even the header does.</returns>
    private static int FramesBefore(int prefix)
    {
        var frames = -1;
        while (frames < Payloads.Length && EndOf(frames + 1) <= prefix)
        {
            frames++;
        }

        return Math.Min(frames, Payloads.Length);
    }

    private static int EndOf(int frames) => frames < 0 ? 0 : HeaderBytes + Payloads.Take(frames).Sum(payload => FrameHeaderBytes + payload.Length);
}
