using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>A counter that said something else than what is stored. It has been put right.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Cap">The cap's key.</param>
/// <param name="PeriodStart">The beginning of the period.</param>
/// <param name="Used">What the counter said.</param>
/// <param name="Counted">What was counted.</param>
public sealed record CapDifference(TenantId Tenant, string Cap, DateTimeOffset PeriodStart, decimal Used, decimal Counted);
