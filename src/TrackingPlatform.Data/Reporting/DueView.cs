using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A saved view that is to be mailed.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="TenantName">What people call the tenant.</param>
/// <param name="TimeZone">The tenant's zone, by its IANA name.</param>
/// <param name="View">The view.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="HasOwner">False when whoever made it no longer belongs to the tenant.</param>
public sealed record DueView(TenantId Tenant, string TenantName, string TimeZone, StoredView View, int Attempt, bool HasOwner);
