namespace TrackingPlatform.Edge.Clicks;

/// <summary>What one read brought: frames in a row, or a gap and no frames. Payloads are valid until the reader's next read.</summary>
internal readonly struct JournalRead
{
    private readonly JournalSegmentReader? _source;
    private readonly int _skipped;

    public JournalRead(JournalSegmentReader source, int skipped)
    {
        _source = source;
        _skipped = skipped;
        Count = source.Count - skipped;
        NextSequence = source.Sequence;
    }

    public JournalRead(JournalGap gap)
    {
        Gap = gap;
        NextSequence = gap.Until;
    }

    /// <summary>What is missing here; a read that reports a gap holds no frames.</summary>
    public JournalGap? Gap { get; }

    public int Count { get; }

    public long FirstSequence => Gap?.From ?? NextSequence - Count;

    /// <summary>The position once this read has been dealt with.</summary>
    public long NextSequence { get; }

    /// <param name="index">0 for the frame <see cref="FirstSequence"/>.</param>
    public ReadOnlyMemory<byte> this[int index] =>
        _source is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _source.Payload(_skipped + index);
}
