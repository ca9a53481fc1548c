using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Whether anyone has set this installation up. Once true it stays true, so it is asked no more.</summary>
internal sealed class Installation(PlatformScope platform)
{
    private volatile bool isSetUp;

    public async Task<bool> IsSetUpAsync(CancellationToken cancellationToken) =>
        isSetUp = isSetUp || await platform.RunAsync("see whether a tenant exists", (context, token) => context.Tenants.AnyAsync(token), cancellationToken);
}
