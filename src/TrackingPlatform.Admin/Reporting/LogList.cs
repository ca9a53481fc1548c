namespace TrackingPlatform.Admin.Reporting;

/// <summary>One page of a log as the API shows it.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="NextCursor">Where the next page goes on, however many rows arrive meanwhile; null on the last.</param>
internal sealed record LogList<T>(IReadOnlyList<T> Items, string? NextCursor);
