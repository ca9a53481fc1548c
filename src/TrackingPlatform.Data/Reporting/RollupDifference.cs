namespace TrackingPlatform.Data.Reporting;

/// <summary>Roll-ups of one UTC day that are not what their rows come to.</summary>
/// <param name="Day">The day.</param>
/// <param name="What"><c>clicks</c> or <c>conversions</c>.</param>
/// <param name="Rows">How many roll-ups differ, in any of their figures.</param>
/// <param name="Stored">How many clicks or conversions the rows of those roll-ups come to, prefetches and tests left out.</param>
/// <param name="Rolled">How many the roll-ups say.</param>
public sealed record RollupDifference(DateOnly Day, string What, long Rows, long Stored, long Rolled);
