using System.Globalization;

namespace TrackingPlatform.Admin.Ui;

/// <summary>
/// A range of days as the URL writes it: a preset such as <c>last-14d</c>, or <c>2026-11-01..2026-11-22</c>. Presets move with the day they are read on,
/// in the tenant's zone; weeks begin on Monday.
/// <code>var period = Period.Parse(url["range"], Period.Last14Days); var (from, to) = period.Days(today);</code>
/// </summary>
public sealed record Period
{
    public static readonly Period Today = new("today", "Today");
    public static readonly Period Last7Days = new("last-7d", "Last 7 days");
    public static readonly Period Last14Days = new("last-14d", "Last 14 days");
    public static readonly Period Last30Days = new("last-30d", "Last 30 days");

    public static IReadOnlyList<Period> Presets { get; } =
    [
        Today, new("yesterday", "Yesterday"), Last7Days, Last14Days, Last30Days, new("this-week", "This week"), new("last-week", "Last week"),
        new("this-month", "This month"), new("last-month", "Last month"), new("this-quarter", "This quarter"),
    ];

    readonly (DateOnly From, DateOnly To)? _fixed;

    Period(string value, string name) => (Value, Name) = (value, name);

    Period(DateOnly from, DateOnly to)
    {
        _fixed = (from, to);
        Value = FormattableString.Invariant($"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}");
        Name = from == to ? from.ToString("d MMM yyyy", Figures.Culture) : Between(from, to);
    }

    /// <summary>As it stands in the URL.</summary>
    public string Value { get; }

    /// <summary>As people say it: "Last 14 days", "1 – 22 Nov 2026".</summary>
    public string Name { get; }

    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static Period Custom(DateOnly from, DateOnly to) =>
        to < from ? throw new ArgumentException("The last day is before the first.", nameof(to)) : new Period(from, to);

    /// <summary>Anything that is no period reads as <paramref name="otherwise"/>: a URL is typed by hand now and then.</summary>
    public static Period Parse(string? value, Period otherwise)
    {
        ArgumentNullException.ThrowIfNull(otherwise);
        if (Presets.FirstOrDefault(preset => preset.Value == value) is { } known) return known;
        return value?.Split("..") is [var first, var second]
            && DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && DateOnly.TryParseExact(second, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) && from <= to
            ? new Period(from, to)
            : otherwise;
    }

    /// <summary>First and last day, both included.</summary>
    public (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var month = new DateOnly(today.Year, today.Month, 1);
        return _fixed ?? Value switch
        {
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "last-7d" => (today.AddDays(-6), today),
            "last-14d" => (today.AddDays(-13), today),
            "last-30d" => (today.AddDays(-29), today),
            "this-week" => (monday, today),
            "last-week" => (monday.AddDays(-7), monday.AddDays(-1)),
            "this-month" => (month, today),
            "last-month" => (month.AddMonths(-1), month.AddDays(-1)),
            "this-quarter" => (new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1), today),
            _ => (today, today),
        };
    }

    /// <summary>The same number of days just before: what a figure is compared with.</summary>
    public (DateOnly From, DateOnly To) DaysBefore(DateOnly today)
    {
        var (from, to) = Days(today);
        return (from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1));
    }

    /// <summary>The moments the period spans in a zone: from the first midnight up to, not including, the one after the last day.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) Moments(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (from, to) = Days(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime));
        return (Midnight(from, zone), Midnight(to.AddDays(1), zone));
    }

    public override string ToString() => Value;

    /// <summary>When a day begins in a zone.</summary>
    internal static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15); // some zones skip midnight when summer time begins
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    static string Between(DateOnly from, DateOnly to)
    {
        var start = from.Year != to.Year ? "d MMM yyyy" : from.Month != to.Month ? "d MMM" : "%d";
        return $"{from.ToString(start, Figures.Culture)} – {to.ToString("d MMM yyyy", Figures.Culture)}";
    }
}
