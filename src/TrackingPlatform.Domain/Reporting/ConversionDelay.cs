namespace TrackingPlatform.Domain.Reporting;

/// <summary>The steps by which the time from a click to its conversion is counted. Each step holds what took less than its name says, and no less than the one before.</summary>
public static class ConversionDelay
{
    /// <summary>What took longer than all steps.</summary>
    public const string Later = "later";

    /// <summary>The ends of the steps but the last, which has none; ascending.</summary>
    public static IReadOnlyList<(TimeSpan Until, string Name)> Steps { get; } =
    [
        (TimeSpan.FromMinutes(1), "1m"), (TimeSpan.FromMinutes(10), "10m"), (TimeSpan.FromHours(1), "1h"), (TimeSpan.FromHours(6), "6h"), (TimeSpan.FromDays(1), "1d"),
        (TimeSpan.FromDays(3), "3d"), (TimeSpan.FromDays(7), "7d"), (TimeSpan.FromDays(14), "14d"), (TimeSpan.FromDays(30), "30d"),
    ];

    /// <summary>All names, ascending.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Steps.Select(step => step.Name), Later];
}
