using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

public sealed class JournalTrimTests
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_segment_goes_an_hour_after_it_was_wholly_passed()
    {
        using var directory = new JournalDirectory();
        using var journal = await WithThreeSegmentsAsync(directory);
        var second = Start(directory.Segments[1]);

        journal.Trim(second - 1, Noon.AddDays(-1));
        journal.Trim(second, Noon);
        journal.Trim(second, Noon.AddMinutes(59));
        Assert.Equal(3, directory.Segments.Length);

        var before = journal.BytesOnDisk;
        journal.Trim(second, Noon.AddMinutes(60));

        Assert.Equal(2, directory.Segments.Length);
        Assert.True(journal.BytesOnDisk < before);
        Assert.Empty(JournalDirectory.ReadAll(journal, from: second).Gaps);
    }

    [Fact]
    public async Task The_newest_segment_stays_and_keeps_the_numbering()
    {
        using var directory = new JournalDirectory();
        using (var journal = await WithThreeSegmentsAsync(directory))
        {
            journal.Trim(journal.NextSequence, Noon);
            journal.Trim(journal.NextSequence, Noon.AddHours(2));
            Assert.Single(directory.Segments);
        }

        using var again = directory.Open();
        Assert.Equal(12, again.NextSequence);
        Assert.True(again.Recovery.IsClean);
    }

    [Fact]
    public async Task Asking_for_what_was_trimmed_reports_a_gap()
    {
        using var directory = new JournalDirectory();
        using var journal = await WithThreeSegmentsAsync(directory);
        var last = Start(directory.Segments[2]);
        journal.Trim(last, Noon);
        journal.Trim(last, Noon.AddHours(1));

        Assert.Equal([new JournalGap(0, last, JournalGapCause.Lost)], JournalDirectory.ReadAll(journal).Gaps);
    }

    [Fact]
    public async Task The_age_of_the_oldest_unread_frame_is_known_until_all_were_passed()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open();
        Assert.Null(journal.OldestUnreadAt);

        await JournalDirectory.AppendAsync(journal, "one", "two");
        Assert.NotNull(journal.OldestUnreadAt);
        journal.Trim(1, Noon);
        Assert.NotNull(journal.OldestUnreadAt);
        journal.Trim(2, Noon);

        Assert.Null(journal.OldestUnreadAt);
    }

    private static async Task<Journal> WithThreeSegmentsAsync(JournalDirectory directory)
    {
        var journal = directory.Open();
        await JournalDirectory.AppendAsync(journal, [.. Enumerable.Repeat(new string('x', 900), 12)]);
        Assert.Equal(3, directory.Segments.Length);
        return journal;
    }

    private static long Start(string file) => long.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture);
}
