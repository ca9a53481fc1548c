using System.Globalization;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Reads the header Retry-After: seconds, or an HTTP date (RFC 9110, 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>The wait asked for; <see langword="null"/> for none, garbage, a negative number or a date gone by.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        var text = header?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit))
        {
            // More digits than a year of seconds needs is the same wish.
            return TimeSpan.FromSeconds(text.Length > 9 ? 999_999_999 : long.Parse(text, CultureInfo.InvariantCulture));
        }

        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now ? date - now : null;
    }
}
