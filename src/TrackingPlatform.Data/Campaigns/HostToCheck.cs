using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>A host to be asked for its token.</summary>
public sealed record HostToCheck(Guid Tenant, TrackingHostId Id, string Host, string Token, HostClaim Claim);
