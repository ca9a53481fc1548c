using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>How a tenant's links begin: with its own default host once that is verified, else with the installation's address.</summary>
public sealed class LinkOrigin(PublicOrigin origin, TenantScope tenants)
{
    /// <summary>Scheme and host without a slash at the end, read in an open scope.</summary>
    public async Task<string> OfAsync(TenantDbContext context, TenantId tenant, CancellationToken cancellationToken) =>
        await HostDesk.FindDefaultAsync(context, tenant, cancellationToken) is { } host ? $"{Scheme}://{host}" : origin.Url;

    /// <summary>Scheme and host without a slash at the end.</summary>
    public Task<string> OfAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => OfAsync(context, tenant, token), cancellationToken);

    // An installation that is reached without encryption has no certificates for other hosts either.
    private string Scheme => origin.Url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
}
