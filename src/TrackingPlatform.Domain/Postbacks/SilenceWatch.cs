namespace TrackingPlatform.Domain.Postbacks;

/// <summary>
/// Decides whether a silence is more than chance. What is usual at an hour is the least that came at the same hour before, so that quiet nights,
/// weekends and bursts are no news; how likely nothing at all is then, the Poisson distribution says.
/// </summary>
public static class SilenceWatch
{
    /// <summary>A silence is told when it is less likely than this.</summary>
    public const double Chance = 1e-6;

    /// <summary>How long it lasts at least before it is told.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    /// <summary>How much of the past is looked at.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(28);

    private const int Weeks = 4;
    private const int Days = 6;
    private const int Hours = 6;

    // One earlier hour may have been a burst; two that were both busy hardly were.
    private const int FewestSamples = 2;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Judges the silence between the last postback and now.</summary>
    /// <param name="hours">How many came in each whole hour (UTC) of <see cref="Memory"/>; an hour that is missing had none.</param>
    /// <param name="last">The last postback.</param>
    /// <param name="now">The present.</param>
    /// <returns>How many would have come meanwhile, when their absence is no chance; null when it may be.</returns>
    public static double? Judge(IReadOnlyDictionary<DateTimeOffset, long> hours, DateTimeOffset last, DateTimeOffset now)
    {
        if (now - last < Shortest || hours.Count == 0)
        {
            return null;
        }

        var first = hours.Keys.Min();
        var expected = 0.0;
        for (var hour = StartOf(last); hour < now; hour += Hour)
        {
            var share = (Earlier(now, hour + Hour) - Later(last, hour)) / Hour;
            expected += share * Usual(hours, first, hour, StartOf(last));
        }

        return Math.Exp(-expected) < Chance ? expected : null;
    }

    // The same hour of the week knows most; a sender of some days is known by the day, one of some hours by the hours before it fell silent.
    private static long Usual(IReadOnlyDictionary<DateTimeOffset, long> hours, DateTimeOffset first, DateTimeOffset hour, DateTimeOffset silentFrom) =>
        Least(hours, first, Enumerable.Range(1, Weeks).Select(weeks => hour.AddDays(-7 * weeks)))
        ?? Least(hours, first, Enumerable.Range(1, Days).Select(days => hour.AddDays(-days)))
        ?? Least(hours, first, Enumerable.Range(1, Hours).Select(before => silentFrom.AddHours(-before)))
        ?? 0;

    private static long? Least(IReadOnlyDictionary<DateTimeOffset, long> hours, DateTimeOffset first, IEnumerable<DateTimeOffset> candidates)
    {
        var known = candidates.Where(each => each >= first).Select(each => hours.GetValueOrDefault(each)).ToList();
        return known.Count < FewestSamples ? null : known.Min();
    }

    private static DateTimeOffset StartOf(DateTimeOffset moment) => new(moment.UtcTicks - moment.UtcTicks % Hour.Ticks, TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
