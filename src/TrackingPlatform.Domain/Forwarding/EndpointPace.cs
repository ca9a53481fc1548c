namespace TrackingPlatform.Domain.Forwarding;

/// <summary>How many requests an endpoint is trusted with at once, learnt from how it answers: one more for every round of answers, half as many when it is in trouble.</summary>
/// <remarks>
/// Trouble is a time-out, a 429, or an answer that took longer than two seconds. What was sent before it slowed down says nothing new about it, so a round of
/// time-outs that end together halves the pace once. Immutable.
/// </remarks>
public readonly record struct EndpointPace
{
    /// <summary>Of an endpoint that nothing is known of.</summary>
    public const int First = 4;

    /// <summary>However well it answers.</summary>
    public const int Fastest = 16;

    // An answer that takes longer comes from a server in trouble: it gets less, before it stops answering at all.
    private static readonly TimeSpan Sluggish = TimeSpan.FromSeconds(2);

    // Kept as the distance from the first pace, so that the default value is one that nothing is known of.
    private readonly double _gained;
    private readonly DateTimeOffset _slowedAt;

    private EndpointPace(double limit, DateTimeOffset slowedAt) => (_gained, _slowedAt) = (limit - First, slowedAt);

    /// <summary>Requests that may be under way at once; 1 to 16.</summary>
    public int Limit => (int)Exact;

    private double Exact => First + _gained;

    /// <summary>The pace after a result.</summary>
    /// <param name="signal">What it says about the endpoint.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="now">When it ended.</param>
    public EndpointPace After(BreakerSignal signal, TimeSpan duration, DateTimeOffset now)
    {
        if (signal is BreakerSignal.TimedOut or BreakerSignal.Overloaded || duration > Sluggish)
        {
            return now - duration < _slowedAt ? this : new EndpointPace(Math.Max(1, Exact / 2), now);
        }

        return signal == BreakerSignal.Alive ? new EndpointPace(Math.Min(Fastest, Exact + (1 / Exact)), _slowedAt) : this;
    }
}
