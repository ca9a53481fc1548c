using System.Globalization;

namespace TrackingPlatform.Domain.Templates;

/// <summary>How times are written for templates when nothing else is asked for. Money is written by <see cref="Amounts.Money.ToPlainString"/>.</summary>
public static class MacroText
{
    /// <summary>RFC 3339 in UTC, to the second: <c>2026-03-01T09:30:00Z</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whole seconds since 1970.</summary>
    public static string UnixTime(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
