using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A share found by its secret.</summary>
/// <param name="Tenant">Whose trace it is.</param>
/// <param name="TenantName">Who shares it, for the reader.</param>
/// <param name="TimeZone">IANA name of the zone its times are told in.</param>
/// <param name="Share">The share itself.</param>
/// <param name="IsPartnerServed">Whether the partner it was made for is neither archived nor blocked; true for anyone.</param>
public sealed record OpenedTraceShare(TenantId Tenant, string TenantName, string TimeZone, StoredTraceShare Share, bool IsPartnerServed);
