using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Reads the values that tests of conditions compare with.</summary>
internal static class ConditionValues
{
    private static readonly ImmutableArray<string> DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>As people count them: Monday first.</summary>
    public static IReadOnlyList<string> Weekdays => [.. DayNames.Skip(1), DayNames[0]];

    public static bool IsCountry(string value) => value.Length == 0 || (value.Length == 2 && char.IsAsciiLetter(value[0]) && char.IsAsciiLetter(value[1]));

    public static bool TryPattern(string text, out Regex pattern)
    {
        try
        {
            pattern = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, ConditionCompiler.PatternPatience);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            pattern = null!; // not looked at when this says no
            return false;
        }
    }

    public static bool TryNetwork(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var single))
        {
            network = new IPNetwork(single, single.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    public static bool TryDay(string text, out DayOfWeek day)
    {
        var index = DayNames.IndexOf(text.ToLowerInvariant());
        day = (DayOfWeek)index;
        return index >= 0;
    }

    public static bool TryTime(string text, out TimeOnly time)
    {
        if (text == "24:00")
        {
            time = TimeOnly.MinValue;
            return true;
        }

        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
