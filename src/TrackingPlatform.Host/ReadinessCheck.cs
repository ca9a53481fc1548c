namespace TrackingPlatform.Host;

internal sealed record ReadinessCheck(string Status, string? Detail);
