using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>The time zones of tenants' days.</summary>
internal sealed class TenantZones(PlatformScope platform)
{
    public Task<TimeZoneInfo> OfAsync(TenantId id, CancellationToken cancellationToken) => platform.RunAsync(
        "read a tenant's time zone",
        async (context, token) =>
        {
            var name = await context.Tenants.Where(tenant => tenant.Id == id).Select(tenant => tenant.TimeZone).SingleAsync(token);
            return IanaZone.TryFind(name, out var zone) ? zone : TimeZoneInfo.Utc;
        },
        cancellationToken);
}
