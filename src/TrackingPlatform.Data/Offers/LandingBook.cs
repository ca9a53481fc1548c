using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>Reads how often landing pages were shown, and how often visitors went on from them.</summary>
public sealed class LandingBook(TenantScope tenants)
{
    /// <summary>The counts of some pages since a moment; pages without any are left out.</summary>
    public async Task<IReadOnlyDictionary<LandingPageId, (long Clicks, long ClickThroughs)>> ReadAsync(
        TenantId tenant, IReadOnlyList<LandingPageId> pages, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var values = new SqlFilter();
        var sql =
            $"""
            select landing_page_id, sum(clicks)::bigint as clicks, sum(click_throughs)::bigint as click_throughs
            from landing_rollups
            where tenant_id = {values.Value(tenant.Value)} and bucket >= {values.Value(since)} and landing_page_id = any({values.Value(pages.Select(page => page.Value).ToArray())})
            group by 1
            """;
        var rows = await tenants.RunAsync(
            tenant,
            (context, token) => context.ReadAsync(sql, values, row => (Page: row.Id<LandingPageId>("landing_page_id"), Counts: (row.Long("clicks"), row.Long("click_throughs"))), token),
            cancellationToken);
        return rows.ToDictionary(row => row.Page, row => row.Counts);
    }
}
