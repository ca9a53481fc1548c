using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>How much of its period a report about visitors would read click by click.</summary>
internal static class UnclosedDays
{
    /// <exception cref="UnclosedDaysException">More than a report may.</exception>
    public static async Task RefuseTooManyAsync(TenantDbContext context, TenantId tenant, ReportQuery query, CancellationToken cancellationToken)
    {
        if (!query.MayBeTooLong)
        {
            return;
        }

        var filter = new SqlFilter().And("tenant_id = @", tenant.Value).And("zone = @", query.Zone.Id).And("starts >= @", query.From).And("ends <= @", query.Until);
        var closed = await context.ReadAsync(
            $"select coalesce(sum(extract(epoch from ends - starts)), 0)::float8 from rollup_days where kind = 'clicks' and faceted and {filter.Where}", filter, row => row.GetDouble(0), cancellationToken);
        var unclosed = query.Until - query.From - TimeSpan.FromSeconds(closed[0]);
        if (unclosed > ReportQuery.LongestRaw)
        {
            throw new UnclosedDaysException((int)Math.Ceiling(unclosed.TotalDays));
        }
    }
}
