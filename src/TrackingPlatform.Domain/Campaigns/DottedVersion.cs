using System.Globalization;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>A version as up to four numbers with dots between; further parts are left away.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second; 0 when there is none.</param>
/// <param name="Build">The third; 0 when there is none.</param>
/// <param name="Revision">The fourth; 0 when there is none.</param>
/// <param name="Parts">How many of them were written, 1 to 4.</param>
public readonly record struct DottedVersion(uint Major, uint Minor, uint Build, uint Revision, int Parts)
{
    private const int Most = 4;

    /// <summary>Reads a version; false when it does not begin with a number. What follows the first part that is no number is left away.</summary>
    public static bool TryParse(string? text, out DottedVersion version)
    {
        version = default;
        Span<uint> numbers = stackalloc uint[Most];
        var parts = 0;
        foreach (var part in text.AsSpan().Split('.'))
        {
            if (parts == Most || !uint.TryParse(text.AsSpan(part), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[parts]))
            {
                break;
            }

            parts++;
        }

        if (parts == 0)
        {
            return false;
        }

        version = new DottedVersion(numbers[0], numbers[1], numbers[2], numbers[3], parts);
        return true;
    }

    /// <summary>Whether all that is written here is the same there: 17 is the beginning of 17.4.1.</summary>
    public bool IsBeginningOf(in DottedVersion longer) =>
        Major == longer.Major
        && (Parts < 2 || Minor == longer.Minor)
        && (Parts < 3 || Build == longer.Build)
        && (Parts < 4 || Revision == longer.Revision);

    /// <summary>Compares number by number; missing ones count as 0. Below 0: this one is the older.</summary>
    public int CompareTo(in DottedVersion other) => (Major, Minor, Build, Revision).CompareTo((other.Major, other.Minor, other.Build, other.Revision));
}
