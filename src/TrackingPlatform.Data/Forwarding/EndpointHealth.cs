using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>How an endpoint stands, as all nodes see it.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Breaker">Its circuit breaker at the last transition.</param>
/// <param name="DisabledReason">Why nothing is sent until somebody releases it; null while it takes part.</param>
/// <param name="ChangedAt">When it last changed, by the database's clock; names this state to whoever wants to change it.</param>
public sealed record EndpointHealth(EndpointKey Endpoint, CircuitBreaker Breaker, string? DisabledReason, DateTimeOffset ChangedAt);
