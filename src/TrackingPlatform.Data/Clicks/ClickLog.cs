using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Reads stored clicks, newest first unless asked otherwise.</summary>
public sealed class ClickLog(TenantScope tenants)
{
    private const string Source =
        """
        clicks c
        left join links l on l.tenant_id = c.tenant_id and l.id = c.link_id
        left join campaigns g on g.tenant_id = c.tenant_id and g.id = c.campaign_id
        left join offers o on o.tenant_id = c.tenant_id and o.id = c.offer_id
        left join advertisers a on a.tenant_id = c.tenant_id and a.id = c.advertiser_id
        left join publishers p on p.tenant_id = c.tenant_id and p.id = c.publisher_id
        """;

    private const string Columns =
        """
        c.*, l.code as link_code, g.name as campaign_name, o.name as offer_name, a.name as advertiser_name, p.name as publisher_name,
        (select array_agg(v.conversion_id order by v.conversion_id) from conversions v where v.tenant_id = c.tenant_id and v.click_id = c.click_id) as conversions
        """;

    /// <summary>Reads one page.</summary>
    public Task<LogPage<ClickEntry>> ListAsync(TenantId tenant, ClickFilter filter, LogPaging paging, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = Conditions(tenant, filter);
                long? total = paging.IsCounted ? await context.CountAsync("clicks c", conditions, token) : null;
                conditions.And($"c.click_id {paging.Beyond} @", paging.After?.Id);
                var rows = await ReadAsync(context, conditions, $"order by c.click_id {paging.Direction} limit {paging.Limit + 1}", token);
                return LogPage<ClickEntry>.Cut(rows, paging, row => new LogCursor(row.Click.At, row.Click.Id.Value), total);
            },
            cancellationToken);

    /// <summary>One click; null when the tenant has none of this id.</summary>
    public Task<ClickEntry?> FindAsync(TenantId tenant, ClickId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => FindAsync(context, id, token), cancellationToken);

    internal static async Task<ClickEntry?> FindAsync(TenantDbContext context, ClickId id, CancellationToken cancellationToken) =>
        (await ReadAsync(context, Conditions(context.Tenant, new ClickFilter { Click = id }), "", cancellationToken)).FirstOrDefault();

    /// <summary>The newest click of a stretch of time with exactly this reference.</summary>
    internal static async Task<ClickId?> FindByRefAsync(TenantDbContext context, string clickRef, TimeRange range, CancellationToken cancellationToken)
    {
        var conditions = Conditions(context.Tenant, new ClickFilter { Range = range, ClickRef = clickRef });
        var found = await context.ReadAsync(
            $"select c.click_id from clicks c where {conditions.Where} order by c.click_id desc limit 1", conditions, row => row.Id<ClickId>("click_id"), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private static Task<List<ClickEntry>> ReadAsync(TenantDbContext context, SqlFilter conditions, string tail, CancellationToken cancellationToken) =>
        context.ReadAsync($"select {Columns} from {Source} where {conditions.Where} {tail}", conditions, ClickEntryReading.Read, cancellationToken);

    private static SqlFilter Conditions(TenantId tenant, ClickFilter filter) =>
        new SqlFilter()
            .And("c.tenant_id = @", tenant.Value)
            .AndId("c.click_id = @", filter.Click)
            .Within("c.click_id", filter.Range)
            .And("c.click_ref = @", filter.ClickRef)
            .And("starts_with(c.click_ref, @)", filter.ClickRefPrefix)
            .AndId("c.publisher_id = @", filter.Publisher)
            .AndId("c.offer_id = @", filter.Offer)
            .AndId("c.campaign_id = @", filter.Campaign)
            .AndId("c.advertiser_id = @", filter.Advertiser)
            .AndId("c.link_id = @", filter.Link)
            .AndName("c.verdict = @", filter.Verdict)
            .And("c.reason = @", filter.Reason)
            .And("c.country = @", filter.Country)
            .And("c.device = @", filter.Device)
            .And("c.source = @", filter.Source)
            .And("c.is_unique = @", filter.IsUnique)
            .And("c.flags & @ <> 0", filter.Flags == ClickFlags.None ? null : (int)filter.Flags);
}
