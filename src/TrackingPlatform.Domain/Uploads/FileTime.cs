using System.Globalization;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Times as files write them: with an offset, as Unix seconds or milliseconds, or as local times of the zone that was chosen for the file.</summary>
public static class FileTime
{
    private const int CompactDate = 8;

    private static readonly string[] Clocks = ["", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF", "'T'H:mm", "'T'H:mm:ss", "'T'H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt", ", H:mm", ", H:mm:ss"];

    private static readonly string[] YearFirst = Formats("yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd");

    private static readonly string[] DayFirst = Formats("d.M.yyyy", "d/M/yyyy", "d-M-yyyy");

    private static readonly string[] MonthFirst = Formats("M/d/yyyy", "M-d-yyyy", "M.d.yyyy");

    /// <summary>Reads a time.</summary>
    /// <param name="text">The time, or a day alone, which stands for its last second: so it does not lie before the click that led to it.</param>
    /// <param name="order">How days are written.</param>
    /// <param name="zone">Where local times are.</param>
    /// <param name="time">The moment.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static bool TryRead(string text, DateOrder order, TimeZoneInfo zone, out DateTimeOffset time, out string? problem)
    {
        var trimmed = text.Trim();
        problem = null;

        // Eight digits are a day; as Unix seconds they would lie in 1970.
        if (trimmed.Length != CompactDate && PostbackTime.TryParse(trimmed, out time))
        {
            return true;
        }

        time = default;
        if (!TryLocal(trimmed, order, out var local))
        {
            problem = order switch
            {
                DateOrder.YearFirst => "The time begins with the year, such as 2026-03-01 09:30:00; choose another order of days if the file writes them otherwise.",
                DateOrder.DayFirst => "The time is day, month, year, such as 24.03.2026 09:30; choose another order of days if the file writes them otherwise.",
                DateOrder.MonthFirst => "The time is month, day, year, such as 03/24/2026 9:30 AM; choose another order of days if the file writes them otherwise.",
            };
            return false;
        }

        if (local.TimeOfDay == TimeSpan.Zero && !trimmed.Contains(':', StringComparison.Ordinal))
        {
            local = local.AddDays(1).AddSeconds(-1);
        }

        if (zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local))
        {
            problem = $"Clocks in {zone.Id} are set at that hour, so this local time is none or two; write it with its offset.";
            return false;
        }

        time = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return true;
    }

    /// <summary>The order of days in a file; null when its times do not tell, because they all begin with the year or could be either.</summary>
    public static DateOrder? OrderOf(IEnumerable<string> times)
    {
        var (day, month) = (true, true);
        var isSaid = false;
        foreach (var text in times.Select(each => each.Trim()).Where(each => each.Length > 0))
        {
            if (IsOne(text, YearFirst) || PostbackTime.TryParse(text, out _))
            {
                continue;
            }

            isSaid = true;
            day &= IsOne(text, DayFirst);
            month &= IsOne(text, MonthFirst);
        }

        return (isSaid, day, month) switch
        {
            (true, true, false) => DateOrder.DayFirst,
            (true, false, true) => DateOrder.MonthFirst,
            _ => null,
        };
    }

    private static bool TryLocal(string text, DateOrder order, out DateTime local) =>
        TryExact(text, YearFirst, out local) || order switch
        {
            DateOrder.YearFirst => false,
            DateOrder.DayFirst => TryExact(text, DayFirst, out local),
            DateOrder.MonthFirst => TryExact(text, MonthFirst, out local),
        };

    private static bool IsOne(string text, string[] formats) => TryExact(text, formats, out _);

    private static bool TryExact(string text, string[] formats, out DateTime local) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);

    private static string[] Formats(params string[] days) => [.. days.SelectMany(day => Clocks.Select(clock => day + clock))];
}
