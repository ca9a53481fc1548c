namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Follows a journal from a sequence onwards. Sees only frames that are on disk, in order, each once; what is missing is
/// reported as a <see cref="JournalGap"/>, never passed over. For one caller at a time.
/// </summary>
internal sealed class JournalReader(JournalFolder folder, JournalSegments segments, long from, ILogger logger) : IDisposable
{
    private JournalSegmentReader? _open;

    /// <summary>The sequence with which the next read begins.</summary>
    public long NextSequence { get; private set; } = from;

    /// <summary>Waits until there is something to read. The journal's end of life is not an event here: cancel to stop waiting.</summary>
    /// <param name="maxFrames">Frames in one read, at least 1.</param>
    /// <param name="maxBytes">Bytes in one read; a single larger frame comes alone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<JournalRead> ReadAsync(int maxFrames, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryRead(maxFrames, maxBytes) is { } atOnce)
            {
                return atOnce;
            }

            var arrival = segments.NextArrival();
            if (TryRead(maxFrames, maxBytes) is { } meanwhile)
            {
                return meanwhile;
            }

            await arrival.WaitAsync(cancellationToken);
        }
    }

    /// <returns>Nothing when everything on disk has been read.</returns>
    public JournalRead? TryRead(int maxFrames, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFrames, 1);
        if (_open is null)
        {
            if (segments.Holding(NextSequence) is not { } first)
            {
                return null;
            }

            if (MoveTo(first) is { } gap)
            {
                return new JournalRead(gap);
            }
        }

        while (true)
        {
            // The successor first: once there is one, this segment has all the bytes that it will ever have.
            var current = _open!;
            var next = segments.After(current.Segment);
            var stop = current.Read(maxFrames, maxBytes, next?.Header.Follows ?? long.MaxValue);
            var skipped = (int)Math.Clamp(NextSequence - (current.Sequence - current.Count), 0, current.Count);
            if (current.Count > skipped)
            {
                NextSequence = current.Sequence;
                return new JournalRead(current, skipped);
            }

            if (stop == JournalStop.Limit)
            {
                continue;
            }

            if (stop == JournalStop.Damage && !current.Segment.IsDamaged)
            {
                SetAside(current);
            }

            if (next is null)
            {
                return null;
            }

            if (MoveTo(next) is { } gap)
            {
                return new JournalRead(gap);
            }
        }
    }

    public void Dispose() => _open?.Dispose();

    /// <returns>What is missing between here and there.</returns>
    private JournalGap? MoveTo(JournalSegment segment)
    {
        var reader = new JournalSegmentReader(segment);
        _open?.Dispose();
        _open = reader;
        if (segment.Start <= NextSequence)
        {
            return null;
        }

        var cause = segment.Header.Follows < NextSequence ? JournalGapCause.NeverAcknowledged : JournalGapCause.Lost;
        var gap = new JournalGap(NextSequence, segment.Start, cause);
        NextSequence = segment.Start;
        return gap;
    }

    private void SetAside(JournalSegmentReader damaged)
    {
        // Also tells the writer to leave this segment, in case it is the one being written.
        damaged.Segment.IsDamaged = true;
        try
        {
            logger.FrameDamaged(damaged.Segment.File, damaged.Offset, folder.CopyAside(damaged.Segment.File, damaged.Offset));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk may be full. The segment itself still holds the bytes until it has been passed for the time it is kept.
            logger.FrameNotSetAside(damaged.Segment.File, damaged.Offset, exception);
        }
    }
}
