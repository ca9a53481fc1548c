using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>The limit of an endpoint as it was set.</summary>
/// <param name="Endpoint">Scheme, host and port.</param>
/// <param name="PerSecond">Requests a second at most; null: no limit.</param>
/// <param name="InFlight">Requests under way at most; null: no limit.</param>
public sealed record EndpointLimitDetails(string Endpoint, decimal? PerSecond, int? InFlight)
{
    internal static EndpointLimitDetails Of(string endpoint, EndpointLimit limit) => new(endpoint, limit.PerSecond, limit.InFlight);
}
