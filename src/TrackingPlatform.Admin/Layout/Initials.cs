namespace TrackingPlatform.Admin.Layout;

internal static class Initials
{
    /// <summary>"Ida Brandt" → "IB".</summary>
    public static string Of(string name, int most) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(most).Select(word => char.ToUpperInvariant(word[0])));
}
