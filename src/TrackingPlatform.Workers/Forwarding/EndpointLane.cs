using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>One endpoint as this dispatcher knows it. Touched under the lock of <see cref="EndpointLanes"/> only.</summary>
internal sealed class EndpointLane(EndpointKey key)
{
    private EndpointPace _pace;

    public EndpointKey Key => key;

    public CircuitBreaker Breaker { get; private set; } = CircuitBreaker.Fresh;

    /// <summary>Why nothing is sent; null while the endpoint takes part.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>Names the state in the database that ours comes from; null when there is none.</summary>
    public DateTimeOffset? WrittenAt { get; private set; }

    /// <summary>Counts our transitions that the database does not know yet; 0 when it knows all.</summary>
    public int Unwritten { get; private set; }

    /// <summary>What people have set.</summary>
    public EndpointLimit Limit { get; set; }

    public int InFlight { get; private set; }

    public DateTimeOffset UsedAt { get; private set; }

    /// <summary>How many more may be sent now.</summary>
    public int Free => DisabledReason is null ? Math.Max(0, Math.Min(Breaker.InFlightLimit(_pace.Limit), Limit.InFlight ?? int.MaxValue) - InFlight) : 0;

    public bool IsOpen => Breaker.State != BreakerState.Closed;

    /// <summary>Whether nothing would be lost by forgetting it.</summary>
    public bool IsPlain => InFlight == 0 && Unwritten == 0 && WrittenAt is null && Limit.IsNone;

    public void Start(DateTimeOffset now)
    {
        InFlight++;
        UsedAt = now;
    }

    /// <summary>Takes note of a result. Answers whether the endpoint came back with it.</summary>
    public bool Record(BreakerSignal signal, TimeSpan duration, string? disablingReason, DateTimeOffset now)
    {
        _pace = _pace.After(signal, duration, now);
        var before = Breaker.State;
        Breaker = Breaker.Record(signal, now);
        var disabled = DisabledReason ?? disablingReason;
        Unwritten += Breaker.State != before || disabled != DisabledReason ? 1 : 0;
        DisabledReason = disabled;
        return before != BreakerState.Closed && !IsOpen;
    }

    /// <summary>One request less is under way, or one that was to be sent is not.</summary>
    public void Finish(DateTimeOffset now)
    {
        InFlight--;
        if (InFlight == 0 && Breaker.State == BreakerState.HalfOpen)
        {
            GiveProbeBack(now);
        }
    }

    /// <summary>What the breaker becomes by sending a probe now; null when it is not time for one.</summary>
    public CircuitBreaker? Probe(DateTimeOffset now) =>
        DisabledReason is null && IsOpen && InFlight == 0 && Unwritten == 0 && Breaker.Ask(now) is (true, var next) ? next : null;

    /// <summary>The probe is ours: no other node sends one.</summary>
    public void TakeProbe(CircuitBreaker halfOpen, DateTimeOffset writtenAt) => (Breaker, WrittenAt) = (halfOpen, writtenAt);

    /// <summary>The probe came to nothing: there was nothing to send after all.</summary>
    public void GiveProbeBack(DateTimeOffset now)
    {
        Breaker = Breaker with { State = BreakerState.Open, ProbeAt = now + TimeSpan.FromSeconds(5) };
        Unwritten++;
    }

    /// <summary>The database has taken over so many of our transitions.</summary>
    public void Written(int transitions, DateTimeOffset writtenAt) => (Unwritten, WrittenAt) = (Unwritten - transitions, writtenAt);

    /// <summary>Another node, or a person, was first.</summary>
    public void Adopt(CircuitBreaker breaker, string? disabledReason, DateTimeOffset writtenAt)
    {
        if (writtenAt != WrittenAt)
        {
            (Breaker, DisabledReason, WrittenAt, Unwritten) = (breaker, disabledReason, writtenAt, 0);
        }
    }
}
