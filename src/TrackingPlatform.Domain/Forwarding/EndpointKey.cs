using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>One tenant's publisher server: the unit of fairness and of the circuit breaker.</summary>
/// <param name="Tenant">The tenant. Two tenants that reach the same server do not answer for each other.</param>
/// <param name="Endpoint">Scheme, host and port.</param>
public readonly record struct EndpointKey(TenantId Tenant, string Endpoint)
{
    /// <summary>For logs.</summary>
    public override string ToString() => $"{Endpoint} of {Tenant}";
}
