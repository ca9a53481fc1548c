using System.Globalization;

namespace TrackingPlatform.Domain.Templates;

/// <summary>How values are written for templates when nothing else is asked for.</summary>
public static class MacroText
{
    /// <summary>RFC 3339 in UTC, to the second: <c>2026-03-01T09:30:00Z</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whole seconds since 1970.</summary>
    public static string UnixTime(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A plain decimal with the currency's digits; more only where the amount has them, so that a payout of 0.0125 is not told as 0.01.</summary>
    /// <param name="amount">The amount, up to four decimals.</param>
    /// <param name="digits">The digits of the currency: 2 for USD, 0 for JPY.</param>
    public static string Money(decimal amount, int digits) =>
        amount.ToString("0." + new string('0', digits) + new string('#', Math.Max(0, 4 - digits)), CultureInfo.InvariantCulture);
}
