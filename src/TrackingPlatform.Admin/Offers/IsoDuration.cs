using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Durations as ISO 8601 writes them, of weeks, days, hours, minutes and seconds. Months and years have no fixed length and are not taken.</summary>
internal static partial class IsoDuration
{
    public static string Format(TimeSpan duration) => XmlConvert.ToString(duration);

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Form().Match(text);
        if (!match.Success)
        {
            return false;
        }

        int Part(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        duration = new TimeSpan((7 * Part(1)) + Part(2), Part(3), Part(4), Part(5));
        return true;
    }

    // At least one part, and at least one after the T; five digits keep the sum far from overflowing.
    [GeneratedRegex(@"\AP(?=.)(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
