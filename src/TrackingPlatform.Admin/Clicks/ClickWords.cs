using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Clicks as people read them.</summary>
internal static class ClickWords
{
    /// <summary>The flags that can be filtered by, with their wire names.</summary>
    public static IReadOnlyList<FilterOption> FlagOptions { get; } = [.. FilterOption.Of(WireName<ClickFlags>.All.Where(name => name != "none"))];

    public static IEnumerable<string> Flags(ClickFlags flags) => FlagsOf(flags).Select(flag => WireName<ClickFlags>.Of(flag).Replace('_', ' '));

    /// <summary>One by one.</summary>
    public static IEnumerable<ClickFlags> FlagsOf(ClickFlags flags) => Enum.GetValues<ClickFlags>().Where(flag => flag != ClickFlags.None && flags.HasFlag(flag));

    /// <summary>"Apple · Mobile · iOS 26 · Safari 26", as far as it is known.</summary>
    public static string Device(Visitor visitor) => Joined(visitor.Brand, Named(visitor.Device), $"{visitor.Os} {visitor.OsVersion}".Trim(), $"{visitor.Browser} {Major(visitor.BrowserVersion)}".Trim());

    /// <summary>"Munich, DE", as far as it is known.</summary>
    public static string Place(Visitor visitor) =>
        string.Join(", ", new[] { visitor.City, visitor.City is null ? visitor.Region : null, visitor.Country }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } place ? place : Figures.Absent;

    /// <summary>"Deutsche Telekom AG · AS3320 · cellular", as far as it is known.</summary>
    public static string Network(Visitor visitor) => Joined(visitor.Isp, visitor.Asn is { } asn ? $"AS{asn}" : null, visitor.Connection);

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : Figures.Absent;

    private static string? Named(string? device) => string.IsNullOrEmpty(device) ? null : char.ToUpperInvariant(device[0]) + device[1..];

    private static string? Major(string? version) => version?.Split('.')[0];
}
