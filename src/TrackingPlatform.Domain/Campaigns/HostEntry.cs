namespace TrackingPlatform.Domain.Campaigns;

/// <summary>A tenant's own host in the snapshot.</summary>
/// <param name="Tenant">Whose links are answered on it.</param>
/// <param name="Token">What is answered under <see cref="HostProof.Folder"/>.</param>
/// <param name="IsVerified">It was seen to lead here. Until then it is a host like any other.</param>
public sealed record HostEntry(TenantEntry Tenant, string Token, bool IsVerified);
