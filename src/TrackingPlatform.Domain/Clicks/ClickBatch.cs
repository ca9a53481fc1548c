namespace TrackingPlatform.Domain.Clicks;

/// <summary>Clicks in a row from one journal.</summary>
/// <param name="Journal">The journal's random id.</param>
/// <param name="From">The position the database must be at.</param>
/// <param name="To">The position afterwards: the sequence after the last frame of the batch.</param>
/// <param name="Clicks">The clicks, in journal order.</param>
/// <param name="Unreadable">Frames that hold no readable click, kept aside as bytes and never dropped.</param>
public sealed record ClickBatch(Guid Journal, long From, long To, IReadOnlyList<JournaledClick> Clicks, IReadOnlyList<UnreadableFrame> Unreadable)
{
    /// <summary>Visitors going on from pages before an offer, in journal order.</summary>
    public IReadOnlyList<Journaled<ClickThrough>> ClickThroughs { get; init; } = [];

    /// <summary>Impressions, in journal order.</summary>
    public IReadOnlyList<Journaled<Impression>> Impressions { get; init; } = [];

    /// <summary>Cuts the batch in two that follow each other; needs at least two clicks.</summary>
    public (ClickBatch First, ClickBatch Second) Halve()
    {
        var middle = Clicks.Count / 2;
        var border = Clicks[middle].Sequence;
        return (
            Part(From, border) with { Clicks = [.. Clicks.Take(middle)] },
            Part(border, To) with { Clicks = [.. Clicks.Skip(middle)] });
    }

    private ClickBatch Part(long from, long to) => this with
    {
        From = from,
        To = to,
        Unreadable = [.. Unreadable.Where(frame => frame.Sequence >= from && frame.Sequence < to)],
        ClickThroughs = [.. ClickThroughs.Where(frame => frame.Sequence >= from && frame.Sequence < to)],
        Impressions = [.. Impressions.Where(frame => frame.Sequence >= from && frame.Sequence < to)],
    };
}
