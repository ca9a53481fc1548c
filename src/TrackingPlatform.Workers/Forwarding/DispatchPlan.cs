using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>What one pass of the dispatcher is about to do.</summary>
/// <param name="Quotas">Endpoints to claim from, and how many.</param>
/// <param name="Probes">Failing endpoints whose time for a probe has come.</param>
/// <param name="Disabled">Endpoints that have something due although nothing may be sent to them.</param>
internal sealed record DispatchPlan(
    List<EndpointQuota> Quotas, IReadOnlyList<(EndpointKey Endpoint, CircuitBreaker HalfOpen, DateTimeOffset? From)> Probes, IReadOnlyList<EndpointKey> Disabled);
