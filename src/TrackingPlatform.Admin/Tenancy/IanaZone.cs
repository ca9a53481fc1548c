namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Time zones by their IANA names, as far as the database knows them too.</summary>
internal static class IanaZone
{
    private const int LongestName = 64;

    // Zones that count leap seconds; PostgreSQL refuses them.
    private const string WithLeapSeconds = "right/";

    public static bool TryFind(string? name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return name is { Length: > 0 and <= LongestName }
            && !name.Contains(' ', StringComparison.Ordinal)
            && !name.StartsWith(WithLeapSeconds, StringComparison.Ordinal)
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone)
            && zone.HasIanaId;
    }
}
