using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>How many deliveries of an endpoint may be claimed.</summary>
public readonly record struct EndpointQuota(EndpointKey Endpoint, int Take);
