using System.Collections.Immutable;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Says when a failed publisher postback is tried again.</summary>
/// <remarks>
/// Delays are wall-clock time since the previous attempt. Each is spread by up to ±20 % so that a publisher coming back
/// from an outage does not meet every queued postback in the same second. Immutable, so safe to share between threads.
/// </remarks>
public sealed class RetrySchedule
{
    private const double Spread = 0.2;

    private static readonly TimeSpan Floor = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestHint = TimeSpan.FromHours(12);

    private readonly ImmutableArray<TimeSpan> _steps;

    private RetrySchedule(ImmutableArray<TimeSpan> steps) => _steps = steps;

    /// <summary>For an endpoint that fails: at once, 10 s, 1 min, 5 min, 20 min, 1 h, 3 h, 6 h, 12 h, then three days, one a day.</summary>
    public static RetrySchedule Standard { get; } = new(
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ]);

    /// <summary>For an endpoint that answers and refuses: the first four steps, in case somebody is just mending it.</summary>
    public static RetrySchedule AfterRefusal { get; } = new(Standard._steps[..4]);

    /// <summary>How many attempts there are in all.</summary>
    public int Attempts => _steps.Length;

    /// <summary>How long to wait after an attempt, or <see langword="null"/> when it was the last.</summary>
    /// <param name="attempt">1 for the first attempt made.</param>
    /// <param name="jitter">A sample from [0, 1); passed in so that tests choose it.</param>
    /// <param name="hint">What the publisher asked for by Retry-After. It can only lengthen the wait, to at most 12 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> is less than 1.</exception>
    public TimeSpan? DelayAfter(int attempt, double jitter, TimeSpan? hint = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (attempt >= _steps.Length)
        {
            return null;
        }

        var spread = _steps[attempt] * (1 - Spread + (2 * Spread * jitter));
        var wanted = hint is { } asked ? Min(asked, LongestHint) : TimeSpan.Zero;
        return Max(Max(spread, wanted), Floor);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
