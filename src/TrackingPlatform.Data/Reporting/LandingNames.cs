using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Reporting;

/// <summary>What people call landing pages, which stand within their offers.</summary>
internal static class LandingNames
{
    public static readonly IReadOnlyDictionary<LandingPageId, string> None = new Dictionary<LandingPageId, string>();

    public static async Task<IReadOnlyDictionary<LandingPageId, string>> ReadAsync(TenantDbContext context, CancellationToken cancellationToken)
    {
        var pages = await context.Offers.AsNoTracking().Select(offer => offer.LandingPages).ToListAsync(cancellationToken);
        return pages.SelectMany(each => each).ToDictionary(page => page.Id, page => page.Name);
    }
}
