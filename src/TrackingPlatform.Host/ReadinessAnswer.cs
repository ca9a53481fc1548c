namespace TrackingPlatform.Host;

internal sealed record ReadinessAnswer(string Status, IReadOnlyDictionary<string, ReadinessCheck> Checks);
