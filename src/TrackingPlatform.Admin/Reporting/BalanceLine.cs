namespace TrackingPlatform.Admin.Reporting;

/// <summary>One part of a sum.</summary>
/// <param name="Query">The filter that shows the rows behind it.</param>
public sealed record BalanceLine(string Name, string Tone, long Count, string Query);
