using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a tenant's figures are kept in.</summary>
/// <param name="Zone">The zone of its days.</param>
/// <param name="Currency">Its own currency.</param>
internal sealed record TenantBooks(TimeZoneInfo Zone, Currency Currency)
{
    public static Task<TenantBooks> ReadAsync(PlatformScope platform, TenantId tenant, CancellationToken cancellationToken) => platform.RunAsync(
        "read a tenant's zone and currency",
        async (context, token) =>
        {
            var found = await context.Tenants.AsNoTracking().SingleAsync(row => row.Id == tenant, token);
            return new TenantBooks(IanaZone.TryFind(found.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc, found.Currency);
        },
        cancellationToken);
}
