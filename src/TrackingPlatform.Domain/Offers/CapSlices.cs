namespace TrackingPlatform.Domain.Offers;

/// <summary>Cuts a period of a cap into the stretches that its course is drawn by.</summary>
public static class CapSlices
{
    /// <summary>The stretches that have begun, in order. Of a lifetime there are none: it has no course to compare.</summary>
    /// <param name="period">How long the period is.</param>
    /// <param name="span">The period.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<CapSpan> Begun(CapPeriod period, CapSpan span, DateTimeOffset now)
    {
        if (Length(period) is not { } length)
        {
            return [];
        }

        var slices = new List<CapSpan>();
        for (var start = span.Start; start < span.End && start <= now; start += length)
        {
            slices.Add(new CapSpan(start, start + length < span.End ? start + length : span.End));
        }

        return slices;
    }

    // Whole quarters of an hour, as clicks are counted.
    private static TimeSpan? Length(CapPeriod period) => period switch
    {
        CapPeriod.Hour => TimeSpan.FromMinutes(15),
        CapPeriod.Day => TimeSpan.FromHours(1),
        CapPeriod.Week => TimeSpan.FromHours(6),
        CapPeriod.Month => TimeSpan.FromDays(1),
        CapPeriod.Lifetime => null,
    };
}
