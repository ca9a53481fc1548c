using System.Globalization;

namespace TrackingPlatform.Admin.Ui;

/// <summary>Figures as the admin writes them. Absent values are a dash, zero is zero, minus is U+2212.</summary>
public static class Figures
{
    public const string Absent = "–";

    static readonly CultureInfo Fallback = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The reader's culture; where none is set the invariant one would write <c>¤</c> for money, so British English stands in.</summary>
    public static CultureInfo Culture => CultureInfo.CurrentCulture.Equals(CultureInfo.InvariantCulture) ? Fallback : CultureInfo.CurrentCulture;

    /// <summary><c>402,118</c></summary>
    public static string Count(long? value) => value is { } count ? Minus(count.ToString("#,0", Culture)) : Absent;

    /// <summary><c>1.24 M</c>, <c>12.8 k</c>, <c>940</c>: for tiles and axes, with the full value in the title.</summary>
    public static string Compact(double value) => Math.Abs(value) switch
    {
        >= 999_500_000 => Scaled(value / 1e9, "B"),
        >= 999_500 => Scaled(value / 1e6, "M"),
        >= 10_000 => Scaled(value / 1e3, "k"),
        _ => Minus(value.ToString("#,0.##", Culture)),
    };

    /// <summary><c>€1,204.00</c>: digits as ISO 4217 has them for the currency, symbol where it is unmistakable, code otherwise.</summary>
    public static string Money(decimal? amount, string currency) => amount is { } value ? Write(value, currency, Currencies.Digits(currency)) : Absent;

    /// <summary><c>€12.8k</c>, <c>€940</c>: for axes.</summary>
    public static string MoneyCompact(double amount, string currency)
    {
        var (scaled, suffix) = Math.Abs(amount) switch { >= 999_500 => (amount / 1e6, "M"), >= 1_000 => (amount / 1e3, "k"), _ => (amount, "") };
        var sign = scaled < 0 ? "−" : "";
        return sign + Currencies.Prefix(currency) + Math.Abs(scaled).ToString("0.##", Culture) + suffix;
    }

    /// <summary>Earnings or cost per click, always three decimals: <c>€0.170</c>.</summary>
    public static string PerClick(decimal? amount, string currency) => amount is { } value ? Write(value, currency, 3) : Absent;

    /// <summary>A ratio of totals, given as a fraction: 0.0142 → <c>1.42 %</c>. Above 10 % one decimal is enough.</summary>
    public static string Ratio(double? fraction) => fraction is { } value && double.IsFinite(value)
        ? Minus((value * 100).ToString(Math.Abs(value) < 0.1 ? "0.00" : "0.0", Culture)) + " %"
        : Absent;

    /// <summary>The same from its parts; nothing to divide by is absent, not zero.</summary>
    public static string Ratio(long part, long whole) => whole == 0 ? Absent : Ratio((double)part / whole);

    /// <summary><c>98 ms</c>, <c>8 s</c>, <c>29 m</c>, <c>1 h 12 m</c>, <c>2 d</c>.</summary>
    public static string Duration(TimeSpan? span) => span is not { } value ? Absent : value.Duration() switch
    {
        { TotalSeconds: < 1 } d => $"{d.TotalMilliseconds.ToString("0", Culture)} ms",
        { TotalMinutes: < 1 } d => $"{Math.Floor(d.TotalSeconds).ToString("0", Culture)} s",
        { TotalHours: < 1 } d => $"{d.Minutes} m",
        { TotalDays: < 1, Minutes: 0 } d => $"{d.Hours} h",
        { TotalDays: < 1 } d => $"{d.Hours} h {d.Minutes} m",
        var d => $"{d.Days} d",
    };

    /// <summary><c>in 2 min</c>, <c>55 min ago</c>: only for things that happen now, such as queues and alarms.</summary>
    public static string Relative(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at is not { } moment) return Absent;
        var distance = (moment - now).Duration();
        if (distance < TimeSpan.FromSeconds(5)) return "now";
        var text = distance switch
        {
            { TotalMinutes: < 1 } => $"{distance.Seconds} s",
            { TotalHours: < 1 } => $"{distance.Minutes} min",
            { TotalDays: < 1 } => $"{distance.Hours} h",
            _ => $"{distance.Days} d",
        };
        return moment > now ? $"in {text}" : $"{text} ago";
    }

    /// <summary><c>14:31:40</c> today, <c>22 Nov 14:31</c> this year, <c>2025-11-22</c> before.</summary>
    public static string Time(DateTimeOffset? at, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (at is not { } moment) return Absent;
        var (there, here) = (TimeZoneInfo.ConvertTime(moment, zone), TimeZoneInfo.ConvertTime(now, zone));
        return there.Date == here.Date ? there.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : there.Year == here.Year ? there.ToString("d MMM HH:mm", Culture)
            : there.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 3339 in UTC, for titles and copying.</summary>
    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>UTC+1</c>, <c>UTC−3:30</c>.</summary>
    public static string Offset(TimeSpan offset)
    {
        var minutes = Math.Abs(offset.Minutes) > 0 ? $":{Math.Abs(offset.Minutes):00}" : "";
        return offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(offset.Hours)}{minutes}";
    }

    static string Scaled(double value, string suffix) => Minus(value.ToString(Math.Abs(value) < 10 ? "0.00" : Math.Abs(value) < 100 ? "0.0" : "0", Culture)) + " " + suffix;

    static string Write(decimal value, string currency, int digits)
    {
        var number = Math.Abs(value).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);
        var sign = value < 0 && number.AsSpan().ContainsAnyInRange('1', '9') ? "−" : "";
        return sign + Currencies.Prefix(currency) + number;
    }

    static string Minus(string number) => number.Replace('-', '−');
}
