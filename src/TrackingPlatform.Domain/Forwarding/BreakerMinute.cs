namespace TrackingPlatform.Domain.Forwarding;

/// <summary>The results of one minute.</summary>
/// <param name="Minute">Minutes since 1970.</param>
/// <param name="Results">How many there were.</param>
/// <param name="Failures">How many of them failed or timed out.</param>
public readonly record struct BreakerMinute(long Minute, int Results, int Failures);
