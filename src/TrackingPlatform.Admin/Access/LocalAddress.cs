namespace TrackingPlatform.Admin.Access;

/// <summary>Where to go after signing in: somewhere here, whatever the link said.</summary>
internal static class LocalAddress
{
    public static string OrRoot(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase) ? address : "/";
}
