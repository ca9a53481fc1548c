namespace TrackingPlatform.Domain.Clicks;

/// <summary>The words by which device kinds are stored, reported and written into macros.</summary>
public static class DeviceKindNames
{
    /// <summary>The word for a kind: <c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>tv</c>, <c>bot</c> or <c>unknown</c>.</summary>
    public static string Name(this DeviceKind kind) => kind switch
    {
        DeviceKind.Unknown => "unknown",
        DeviceKind.Desktop => "desktop",
        DeviceKind.Mobile => "mobile",
        DeviceKind.Tablet => "tablet",
        DeviceKind.Tv => "tv",
        DeviceKind.Bot => "bot",
    };
}
