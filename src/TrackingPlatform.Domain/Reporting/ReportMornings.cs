namespace TrackingPlatform.Domain.Reporting;

/// <summary>Says when a saved view is mailed: at seven in the morning of the tenant's zone, when yesterday is complete.</summary>
public static class ReportMornings
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(7);

    /// <summary>The first morning after a moment; null where nothing is mailed.</summary>
    /// <param name="schedule">How often.</param>
    /// <param name="after">The moment; a morning that begins exactly then has passed.</param>
    /// <param name="zone">Whose mornings are meant.</param>
    public static DateTimeOffset? Next(ReportSchedule schedule, DateTimeOffset after, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (schedule == ReportSchedule.None)
        {
            return null;
        }

        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime); ; day = day.AddDays(1))
        {
            if (IsDay(schedule, day) && MorningOf(day, zone) is var morning && morning > after)
            {
                return morning.ToUniversalTime();
            }
        }
    }

    private static bool IsDay(ReportSchedule schedule, DateOnly day) => schedule switch
    {
        ReportSchedule.None => false,
        ReportSchedule.Daily => true,
        ReportSchedule.Weekly => day.DayOfWeek == DayOfWeek.Monday,
        ReportSchedule.Monthly => day.Day == 1,
    };

    private static DateTimeOffset MorningOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + Hour;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
