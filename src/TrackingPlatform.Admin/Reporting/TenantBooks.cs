using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a tenant's figures are kept in.</summary>
/// <param name="Zone">The zone of its days.</param>
/// <param name="Currency">Its own currency.</param>
internal sealed record TenantBooks(TimeZoneInfo Zone, Currency Currency);
