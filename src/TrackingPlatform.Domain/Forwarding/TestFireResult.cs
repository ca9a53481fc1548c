namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What came of a request sent by hand.</summary>
/// <param name="Headers">The headers it went out with, the signature among them; without the marks of the connection itself.</param>
/// <param name="StatusCode">The answer's status; null when none came.</param>
/// <param name="Error">The reason code a delivery would carry; null when it would count as taken.</param>
/// <param name="Detail">A line that says more.</param>
/// <param name="Response">The beginning of the answer's body, made harmless; null when none came.</param>
/// <param name="Duration">From the start to the last byte read.</param>
public sealed record TestFireResult(
    IReadOnlyDictionary<string, string> Headers, int? StatusCode, string? Error, string? Detail, string? Response, TimeSpan Duration);
