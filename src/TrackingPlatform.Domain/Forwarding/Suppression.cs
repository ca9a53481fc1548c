namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Why a publisher is not told.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Detail">A line that says more, such as the test of a condition that did not hold; null where the code says it all.</param>
public sealed record Suppression(string Reason, string? Detail = null);
