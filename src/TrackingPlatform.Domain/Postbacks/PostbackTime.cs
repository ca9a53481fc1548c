using System.Globalization;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Reads times as partners send them: RFC 3339 with an offset, or Unix seconds or milliseconds. Nothing is guessed.</summary>
public static class PostbackTime
{
    /// <summary>How far a time may lie where it cannot be (ahead of us, before its click): clocks differ.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // As seconds this is the year 5138, as milliseconds 1973: no conversion lies on the wrong side.
    private const long FirstMilliseconds = 100_000_000_000;

    private const long LastMilliseconds = 10_000_000_000_000;

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads <paramref name="text"/> as a moment; false when it has no offset, or is no time at all.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            time = default;
            if (number >= LastMilliseconds)
            {
                return false;
            }

            time = number < FirstMilliseconds ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
            return true;
        }

        var upper = text.ToUpperInvariant();
        return DateTimeOffset.TryParseExact(upper, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time) && HasOffset(upper);
    }

    // K takes a missing offset for local time, which would be a guess.
    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
}
