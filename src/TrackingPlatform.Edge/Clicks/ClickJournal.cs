using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The journal of clicks: what is in it has happened, and reaches the database sooner or later, once.</summary>
internal sealed class ClickJournal(Journal journal) : IDisposable
{
    // Most clicks fit; a larger one grows its own buffer.
    private const int UsualFrame = 1_024;

    private readonly DrainProgress _drained = new();

    public Journal Journal => journal;

    /// <summary>Everything below this sequence is in the database.</summary>
    public long DrainedUpTo => _drained.Position;

    /// <summary>Completes when the click is on disk. A value that is not written says that it is nowhere.</summary>
    public ValueTask<JournalAppend> AppendAsync(Click click)
    {
        var frame = new FrameWriter(UsualFrame);
        try
        {
            ClickFrame.Write(ref frame, click);
            return journal.AppendAsync(frame.Written);
        }
        finally
        {
            frame.Dispose();
        }
    }

    /// <summary>Completes when it is on disk.</summary>
    public ValueTask<JournalAppend> AppendAsync(ClickThrough through)
    {
        var frame = new FrameWriter(UsualFrame);
        try
        {
            ClickThroughFrame.Write(ref frame, through);
            return journal.AppendAsync(frame.Written);
        }
        finally
        {
            frame.Dispose();
        }
    }

    /// <summary>Completes when it is on disk.</summary>
    public ValueTask<JournalAppend> AppendAsync(in Impression impression)
    {
        var frame = new FrameWriter(UsualFrame);
        try
        {
            ImpressionFrame.Write(ref frame, impression);
            return journal.AppendAsync(frame.Written);
        }
        finally
        {
            frame.Dispose();
        }
    }

    /// <summary>Completes when the frame has been committed to the database, or when patience is over.</summary>
    public Task WaitUntilDrainedAsync(long sequence, TimeSpan patience) => _drained.WaitForAsync(sequence + 1, patience);

    /// <summary>Takes note of the drain's committed position.</summary>
    public void Passed(long position, DateTimeOffset now)
    {
        journal.Trim(position, now);
        _drained.MoveTo(position);
    }

    public void Dispose() => journal.Dispose();
}
