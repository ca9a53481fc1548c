namespace TrackingPlatform.Domain.Clicks;

/// <summary>Clicks in a row from one journal.</summary>
/// <param name="Journal">The journal's random id.</param>
/// <param name="From">The position the database must be at.</param>
/// <param name="To">The position afterwards: the sequence after the last frame of the batch.</param>
/// <param name="Clicks">The clicks, in journal order.</param>
/// <param name="Unreadable">Frames that hold no readable click, kept aside as bytes and never dropped.</param>
public sealed record ClickBatch(Guid Journal, long From, long To, IReadOnlyList<JournaledClick> Clicks, IReadOnlyList<UnreadableFrame> Unreadable)
{
    /// <summary>Cuts the batch in two that follow each other; needs at least two clicks.</summary>
    public (ClickBatch First, ClickBatch Second) Halve()
    {
        var middle = Clicks.Count / 2;
        var border = Clicks[middle].Sequence;
        return (
            this with { To = border, Clicks = [.. Clicks.Take(middle)], Unreadable = [.. Unreadable.Where(frame => frame.Sequence < border)] },
            this with { From = border, Clicks = [.. Clicks.Skip(middle)], Unreadable = [.. Unreadable.Where(frame => frame.Sequence >= border)] });
    }
}
