namespace TrackingPlatform.Domain.Offers;

/// <summary>One period of a cap: from its first moment up to, not including, the first of the next.</summary>
public readonly record struct CapSpan(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly CapSpan Ever = new(DateTimeOffset.UnixEpoch, new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The period that a moment lies in.</summary>
    /// <remarks>
    /// Days, weeks and months begin at the zone's midnight, or where summer time skips it at the first moment of the day; a midnight that comes twice
    /// counts the first time. Hours follow the zone's standard time, so that they stay an hour long when the clocks change.
    /// </remarks>
    public static CapSpan Around(CapPeriod period, DateTimeOffset moment, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        var month = new DateOnly(day.Year, day.Month, 1);
        var monday = day.AddDays(-((int)day.DayOfWeek + 6) % 7);
        return period switch
        {
            CapPeriod.Hour => HourOf(moment, zone),
            CapPeriod.Day => Between(day, day.AddDays(1), zone),
            CapPeriod.Week => Between(monday, monday.AddDays(7), zone),
            CapPeriod.Month => Between(month, month.AddMonths(1), zone),
            CapPeriod.Lifetime => Ever,
        };
    }

    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(DateTimeOffset moment) => moment >= Start && moment < End;

    private static CapSpan HourOf(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var sinceHour = (moment.UtcTicks + zone.BaseUtcOffset.Ticks) % TimeSpan.TicksPerHour;
        var start = new DateTimeOffset(moment.UtcTicks - sinceHour, TimeSpan.Zero);
        return new CapSpan(start, start.AddHours(1));
    }

    private static CapSpan Between(DateOnly first, DateOnly next, TimeZoneInfo zone) => new(BeginningOf(first, zone), BeginningOf(next, zone));

    private static DateTimeOffset BeginningOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone.IsInvalidTime(midnight) ? zone.GetUtcOffset(midnight.AddDays(-1))
            : zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
