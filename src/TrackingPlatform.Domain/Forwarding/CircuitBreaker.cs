using System.Collections.Immutable;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Leaves a failing endpoint alone, and finds out when it is back. One small immutable record per endpoint.</summary>
/// <remarks>
/// Opens at ten or more results in five minutes of which 70 % or more failed, or at five timeouts in a row. Half-open after 30 s, doubling to
/// 15 min with every failed probe, and to 30 min once it has failed for a day; one probe at a time. Waiting costs a delivery no attempt. Results of requests that were
/// under way when it opened change nothing; in half-open any result is taken for the probe's.
/// </remarks>
public sealed record CircuitBreaker
{
    private const int WindowMinutes = 5;
    private const int FewestResults = 10;
    private const double FailureShare = 0.7;
    private const int TimeoutsInARow = 5;

    // A probe that never reports (its process died) gives way to another.
    private static readonly TimeSpan ProbeLease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPauseLater = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Later = TimeSpan.FromHours(24);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(72);

    /// <summary>A breaker that has seen nothing.</summary>
    public static CircuitBreaker Fresh { get; } = new();

    /// <summary>Whether the endpoint is being called.</summary>
    public BreakerState State { get; init; } = BreakerState.Closed;

    /// <summary>The last five minutes, oldest first; minutes without results are left out.</summary>
    public ImmutableArray<BreakerMinute> Window { get; init; } = [];

    /// <summary>Timeouts since the last answer.</summary>
    public int Timeouts { get; init; }

    /// <summary>How often it has opened since it was last closed.</summary>
    public int Trips { get; init; }

    /// <summary>When it first opened since it was last closed.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When open: the time of the next probe. When half-open: when the probe under way is given up.</summary>
    public DateTimeOffset? ProbeAt { get; init; }

    /// <summary>Answers since it closed again; <see langword="null"/> when it never opened or is at full speed.</summary>
    public int? AnswersSinceClosed { get; init; }

    /// <summary>Whether the endpoint has failed for 72 hours and is to be disabled, its deliveries parked.</summary>
    public bool IsHopeless(DateTimeOffset now) => FailingSince is { } since && now - since >= Patience;

    /// <summary>How many requests may be under way at once. After an outage it begins at one and grows with every answer.</summary>
    /// <param name="usual">The limit of a healthy endpoint.</param>
    public int InFlightLimit(int usual) => State switch
    {
        BreakerState.Closed => Math.Min(usual, 1 + (AnswersSinceClosed ?? usual)),
        BreakerState.Open => 0,
        BreakerState.HalfOpen => 1,
    };

    /// <summary>Asks to send one request.</summary>
    /// <returns>Whether it may be sent, and the state to keep: asking for a probe takes the probe.</returns>
    public (bool MaySend, CircuitBreaker Next) Ask(DateTimeOffset now)
    {
        if (State == BreakerState.Closed)
        {
            return (true, this);
        }

        return now >= ProbeAt ? (true, this with { State = BreakerState.HalfOpen, ProbeAt = now + ProbeLease }) : (false, this);
    }

    /// <summary>Takes note of a result.</summary>
    public CircuitBreaker Record(BreakerSignal signal, DateTimeOffset now) => State switch
    {
        BreakerState.Closed => Count(signal, now),
        BreakerState.Open => this,
        BreakerState.HalfOpen => signal == BreakerSignal.Alive ? Fresh with { AnswersSinceClosed = 1 } : Open(now),
    };

    private CircuitBreaker Count(BreakerSignal signal, DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        var hasFailed = signal != BreakerSignal.Alive;
        var current = Window.FirstOrDefault(bucket => bucket.Minute == minute);
        var counted = this with
        {
            Window =
            [
                .. Window.Where(bucket => bucket.Minute > minute - WindowMinutes && bucket.Minute != minute),
                new BreakerMinute(minute, current.Results + 1, current.Failures + (hasFailed ? 1 : 0)),
            ],
            Timeouts = signal == BreakerSignal.TimedOut ? Timeouts + 1 : 0,
            AnswersSinceClosed = AnswersSinceClosed is { } answers && !hasFailed ? answers + 1 : AnswersSinceClosed,
        };

        var results = counted.Window.Sum(bucket => bucket.Results);
        var failures = counted.Window.Sum(bucket => bucket.Failures);
        var isFailing = results >= FewestResults && failures >= results * FailureShare;
        return isFailing || counted.Timeouts >= TimeoutsInARow ? counted.Open(now) : counted;
    }

    private CircuitBreaker Open(DateTimeOffset now)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(Trips, 10));
        var longest = now - (FailingSince ?? now) < Later ? LongestPause : LongestPauseLater;
        return new CircuitBreaker
        {
            State = BreakerState.Open,
            Trips = Trips + 1,
            FailingSince = FailingSince ?? now,
            ProbeAt = now + (pause < longest ? pause : longest),
        };
    }
}
