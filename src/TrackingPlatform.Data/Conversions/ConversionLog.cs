using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Reads booked conversions by the time they happened, newest first unless asked otherwise.</summary>
public sealed class ConversionLog(TenantScope tenants)
{
    private const string Source =
        """
        conversions c
        join offers o on o.tenant_id = c.tenant_id and o.id = c.offer_id
        join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id
        join advertisers a on a.tenant_id = c.tenant_id and a.id = c.advertiser_id
        join publishers p on p.tenant_id = c.tenant_id and p.id = c.publisher_id
        left join links l on l.tenant_id = c.tenant_id and l.id = c.link_id
        left join campaigns g on g.tenant_id = c.tenant_id and g.id = c.campaign_id
        """;

    private const string Columns =
        """
        c.*, o.name as offer_name, e.name as event_name, a.name as advertiser_name, p.name as publisher_name, l.code as link_code, g.name as campaign_name,
        e.payout_model, e.payout_amount, e.payout_percent, e.payout_categories, e.revenue_model, e.revenue_amount, e.revenue_percent, e.revenue_categories
        """;

    /// <summary>Reads one page.</summary>
    public Task<LogPage<ConversionEntry>> ListAsync(TenantId tenant, ConversionFilter filter, LogPaging paging, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = Conditions(tenant, filter);
                long? total = paging.IsCounted ? await context.CountAsync("conversions c", conditions, token) : null;
                if (paging.After is { } after)
                {
                    var (at, id) = (conditions.Value(after.At), conditions.Value(after.Id));
                    conditions.AndAlso($"(c.occurred_at, c.conversion_id) {paging.Beyond} ({at}, {id})");
                }

                var direction = paging.Direction;
                var rows = await ReadAsync(context, conditions, $"order by c.occurred_at {direction}, c.conversion_id {direction} limit {paging.Limit + 1}", token);
                return LogPage<ConversionEntry>.Cut(rows, paging, row => new LogCursor(row.OccurredAt, row.Id.Value), total);
            },
            cancellationToken);

    /// <summary>One conversion; null when the tenant has none of this id.</summary>
    public Task<ConversionEntry?> FindAsync(TenantId tenant, ConversionId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) => (await FindAsync(context, new ConversionFilter { Conversion = id }, 1, token)).FirstOrDefault(),
            cancellationToken);

    /// <summary>The oldest conversions that an exact filter finds.</summary>
    internal static Task<List<ConversionEntry>> FindAsync(TenantDbContext context, ConversionFilter filter, int limit, CancellationToken cancellationToken) =>
        ReadAsync(context, Conditions(context.Tenant, filter), $"order by c.conversion_id limit {limit}", cancellationToken);

    /// <summary>The newest conversions that an exact filter finds, oldest first.</summary>
    internal static async Task<List<ConversionEntry>> FindNewestAsync(TenantDbContext context, ConversionFilter filter, int limit, CancellationToken cancellationToken)
    {
        var newest = await ReadAsync(context, Conditions(context.Tenant, filter), $"order by c.conversion_id desc limit {limit}", cancellationToken);
        newest.Reverse();
        return newest;
    }

    private static async Task<List<ConversionEntry>> ReadAsync(TenantDbContext context, SqlFilter conditions, string tail, CancellationToken cancellationToken)
    {
        var rows = await context.ReadAsync($"select {Columns} from {Source} where {conditions.Where} {tail}", conditions, ConversionEntryReading.Read, cancellationToken);
        if (rows.Count == 0)
        {
            return rows;
        }

        var ids = rows.ConvertAll(row => row.Id.Value).ToArray();
        var history = await HistoryAsync(context, ids, cancellationToken);
        var deliveries = await DeliveriesAsync(context, ids, rows.Min(row => row.BookedAt), cancellationToken);
        return rows.ConvertAll(row => row with
        {
            History = [.. history[row.Id]],
            Deliveries = deliveries[(row.Id, row.EventSeq)].ToDictionary(pair => pair.State, pair => pair.Count),
        });
    }

    private static async Task<ILookup<ConversionId, ConversionChangeEntry>> HistoryAsync(TenantDbContext context, Guid[] ids, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("conversion_id = any(@)", ids);
        var changes = await context.ReadAsync(
            $"""
            select *, replaced.event_seq is not null as has_replaced from conversion_changes left join replaced_details replaced using (tenant_id, conversion_id, event_seq)
            where {conditions.Where} order by conversion_id, event_seq
            """,
            conditions,
            ConversionEntryReading.ReadChange,
            cancellationToken);
        return changes.ToLookup(each => each.Conversion, each => each.Change);
    }

    // A delivery is planned with its conversion or later, so its id bounds the days to look through.
    private static async Task<ILookup<(ConversionId, int), (string State, int Count)>> DeliveriesAsync(
        TenantDbContext context, Guid[] ids, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("conversion_id = any(@)", ids).AndAlso("webhook_id is null");
        var first = conditions.Value(EntityId.FirstAt(since.AddMinutes(-1)));
        var rows = await context.ReadAsync(
            $"""
            select conversion_id, event_seq, state, count(*)::int as deliveries from (
                select conversion_id, event_seq, state from deliveries where {conditions.Where}
                union all select conversion_id, event_seq, state from deliveries_done where {conditions.Where} and delivery_id >= {first}
                union all select conversion_id, event_seq, state from deliveries_dead where {conditions.Where} and delivery_id >= {first}) each_delivery
            group by conversion_id, event_seq, state
            """,
            conditions,
            row => (Key: (row.Id<ConversionId>("conversion_id"), row.Int("event_seq")), Value: (row.Text("state"), row.Int("deliveries"))),
            cancellationToken);
        return rows.ToLookup(row => row.Key, row => row.Value);
    }

    private static SqlFilter Conditions(TenantId tenant, ConversionFilter filter)
    {
        var conditions = new SqlFilter()
            .And("c.tenant_id = @", tenant.Value)
            .AndId("c.conversion_id = @", filter.Conversion)
            .AndId("c.click_id = @", filter.Click)
            .AndId("c.conversion_id in (select i.conversion_id from inbound i where i.tenant_id = c.tenant_id and i.receipt_id = @)", filter.Receipt)
            .And("c.txn_id = @", filter.TransactionId)
            .And("starts_with(c.txn_id, @)", filter.TransactionPrefix)
            .And("c.occurred_at >= @", filter.Range.From)
            .And("c.occurred_at < @", filter.Range.Until)
            .AndId("c.publisher_id = @", filter.Publisher)
            .AndId("c.offer_id = @", filter.Offer)
            .AndId("c.campaign_id = @", filter.Campaign)
            .AndId("c.advertiser_id = @", filter.Advertiser)
            .AndId("c.link_id = @", filter.Link)
            .And("(c.offer_id, c.event_id) in (select n.offer_id, n.id from offer_events n where n.tenant_id = c.tenant_id and lower(n.name) = lower(@))", filter.Event)
            .And("c.is_test = @", filter.IsTest)
            .And("c.reason = @", filter.Reason)
            .And("c.currency = @", filter.Currency);
        return filter.Statuses.Count == 0
            ? conditions
            : conditions.And("c.status = any(@)", filter.Statuses.Select(WireName<ConversionStatus>.Of).ToArray());
    }
}
