using System.Globalization;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Stretches of time in plain words, to the largest unit that says enough.</summary>
public static class PlainSpan
{
    /// <summary><c>29 minutes</c>, <c>1 hour</c>, <c>3 days</c>; never negative.</summary>
    public static string Of(TimeSpan span) => span.Duration() switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalSeconds: < 90 } each => Count(each.TotalSeconds, "second"),
        { TotalMinutes: < 90 } each => Count(each.TotalMinutes, "minute"),
        { TotalHours: < 36 } each => Count(each.TotalHours, "hour"),
        var each => Count(each.TotalDays, "day"),
    };

    private static string Count(double value, string unit)
    {
        var count = (long)Math.Floor(value);
        return count.ToString(CultureInfo.InvariantCulture) + " " + unit + (count == 1 ? "" : "s");
    }
}
