namespace TrackingPlatform.Domain.Offers;

/// <summary>Where a cap is heading if things go on as they have since its period began.</summary>
/// <param name="State">Whether it is full, will be, or not.</param>
/// <param name="At">When it became full, or will be; null where that is not known, and on track.</param>
public readonly record struct CapPace(CapPaceState State, DateTimeOffset? At)
{
    // Less says nothing about a pace.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Reckons it.</summary>
    /// <param name="used">What is used.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="fullAt">Since when something does not fit any more; null when all did.</param>
    /// <param name="span">The period. Of one without end nothing is foretold.</param>
    /// <param name="now">The time.</param>
    public static CapPace Of(decimal used, decimal limit, DateTimeOffset? fullAt, CapSpan span, DateTimeOffset now)
    {
        if (fullAt is not null || used >= limit)
        {
            return new CapPace(CapPaceState.Full, fullAt);
        }

        var elapsed = now - span.Start;
        if (used <= 0m || elapsed < Shortest || span.Start == DateTimeOffset.UnixEpoch)
        {
            return new CapPace(CapPaceState.OnTrack, null);
        }

        var whole = elapsed.Ticks * (double)(limit / used);
        return whole < (span.End - span.Start).Ticks ? new CapPace(CapPaceState.FullAbout, span.Start.AddTicks((long)whole)) : new CapPace(CapPaceState.OnTrack, null);
    }
}
