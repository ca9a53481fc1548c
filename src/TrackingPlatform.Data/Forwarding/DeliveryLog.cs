using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// Reads deliveries from the three tables they live in, newest first unless asked otherwise. One statement reads all three, so that one
/// that moves from table to table meanwhile is seen exactly once.
/// </summary>
public sealed class DeliveryLog(TenantScope tenants)
{
    private const string Common =
        "tenant_id, delivery_id, conversion_id, template_id, template_version, webhook_id, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, reason, "
        + "attempt, created_at, last_at, last_status_code, last_error, replays";

    /// <summary>Deliveries still to be made, those done and those given up, as one.</summary>
    internal const string Everywhere =
        $"""
        (select {Common}, case when state = 'parked' then null else next_at end as next_at, deadline_at, null as detail from deliveries
         union all select {Common}, null::timestamptz, null::timestamptz, detail from deliveries_done
         union all select {Common}, null::timestamptz, null::timestamptz, null from deliveries_dead) d
        """;

    private const string Names =
        """
        left join conversions v on v.tenant_id = d.tenant_id and v.conversion_id = d.conversion_id
        left join templates t on t.tenant_id = d.tenant_id and t.id = d.template_id
        left join webhooks w on w.tenant_id = d.tenant_id and w.webhook_id = d.webhook_id
        left join offers o on o.tenant_id = d.tenant_id and o.id = d.offer_id
        join publishers p on p.tenant_id = d.tenant_id and p.id = d.publisher_id
        """;

    /// <summary>Reads one page.</summary>
    public Task<LogPage<DeliveryEntry>> ListAsync(TenantId tenant, DeliveryFilter filter, LogPaging paging, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = Conditions(tenant, filter);
                long? total = paging.IsCounted ? await context.CountAsync(Everywhere, conditions, token) : null;
                conditions.And($"d.delivery_id {paging.Beyond} @", paging.After?.Id);
                var rows = await ReadAsync(context, conditions, paging, token);
                return LogPage<DeliveryEntry>.Cut(rows, paging, row => new LogCursor(EntityId.TimeOf(row.Id.Value), row.Id.Value), total);
            },
            cancellationToken);

    /// <summary>One delivery; null when the tenant has none of this id.</summary>
    public Task<DeliveryEntry?> FindAsync(TenantId tenant, DeliveryId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) => (await FindAsync(context, new DeliveryFilter { Delivery = id }, TimeRange.Everything, 1, token)).FirstOrDefault(),
            cancellationToken);

    /// <summary>How many of a filter's deliveries stand in each state: what the log's foot adds up.</summary>
    public Task<IReadOnlyDictionary<DeliveryState, long>> CountByStateAsync(TenantId tenant, DeliveryFilter filter, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = Conditions(tenant, filter);
                var counts = await context.ReadAsync(
                    $"select state, count(*) as deliveries from {Everywhere} where {conditions.Where} group by state",
                    conditions,
                    row => (State: row.Named<DeliveryState>("state"), Count: row.Long("deliveries")),
                    token);
                return (IReadOnlyDictionary<DeliveryState, long>)Enum.GetValues<DeliveryState>()
                    .ToDictionary(state => state, state => counts.Where(each => each.State == state).Sum(each => each.Count));
            },
            cancellationToken);

    /// <summary>The oldest deliveries that a filter finds within a stretch of time.</summary>
    internal static Task<List<DeliveryEntry>> FindAsync(TenantDbContext context, DeliveryFilter filter, TimeRange range, int limit, CancellationToken cancellationToken) =>
        ReadAsync(context, Conditions(context.Tenant, filter).Within("d.delivery_id", range), new LogPaging { Limit = limit, IsAscending = true }, cancellationToken);

    private static async Task<List<DeliveryEntry>> ReadAsync(TenantDbContext context, SqlFilter conditions, LogPaging paging, CancellationToken cancellationToken)
    {
        // The page is cut before names are joined, so that each table gives its rows in the order of its own index.
        var order = $"order by d.delivery_id {paging.Direction}";
        var rows = await context.ReadAsync(
            $"""
            select d.*, v.click_id, v.txn_id, t.name as template_name, w.name as webhook_name, o.name as offer_name, p.name as publisher_name
            from (select d.* from {Everywhere} where {conditions.Where} {order} limit {paging.Limit + 1}) d {Names} {order}
            """,
            conditions,
            DeliveryEntryReading.Read,
            cancellationToken);
        if (rows.Count == 0)
        {
            return rows;
        }

        var attempts = await AttemptsAsync(context, rows, cancellationToken);
        return rows.ConvertAll(row => row with { Attempts = [.. attempts[row.Id]] });
    }

    // An attempt is made after its delivery was planned, so its id bounds the days to look through.
    private static async Task<ILookup<DeliveryId, DeliveryAttemptEntry>> AttemptsAsync(
        TenantDbContext context, List<DeliveryEntry> deliveries, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter()
            .And("tenant_id = @", context.Tenant.Value)
            .And("delivery_id = any(@)", deliveries.ConvertAll(row => row.Id.Value).ToArray())
            .And("attempt_id >= @", EntityId.FirstAt(deliveries.Min(row => row.CreatedAt).AddMinutes(-1)));
        var attempts = await context.ReadAsync(
            $"select * from delivery_attempts where {conditions.Where} order by attempt_id", conditions, DeliveryEntryReading.ReadAttempt, cancellationToken);
        return attempts.ToLookup(each => each.Delivery, each => each.Attempt);
    }

    internal static SqlFilter Conditions(TenantId tenant, DeliveryFilter filter)
    {
        const string ofConversion = "d.conversion_id in (select w.conversion_id from conversions w where w.tenant_id = d.tenant_id and ";
        var conditions = new SqlFilter()
            .And("d.tenant_id = @", tenant.Value)
            .Within("d.delivery_id", filter.Range)
            .AndId("d.delivery_id = @", filter.Delivery)
            .AndId("d.conversion_id = @", filter.Conversion)
            .AndId(ofConversion + "w.click_id = @)", filter.Click)
            .And(ofConversion + "w.txn_id = @)", filter.TransactionId)
            .And(ofConversion + "starts_with(w.txn_id, @))", filter.TransactionPrefix)
            .AndId("d.template_id = @", filter.Template)
            .AndId("d.webhook_id = @", filter.Webhook)
            .AndId("d.publisher_id = @", filter.Publisher)
            .AndId("d.offer_id = @", filter.Offer)
            .AndId("d.offer_id in (select n.id from offers n where n.tenant_id = d.tenant_id and n.advertiser_id = @)", filter.Advertiser)
            .And("d.reason = @", filter.Reason)
            .And("d.endpoint = @", filter.Endpoint)
            .AndId("d.delivery_id in (select a.delivery_id from delivery_attempts a where a.tenant_id = d.tenant_id and a.batch_id = @)", filter.Batch)
            .And("lower(d.event) = lower(@)", filter.Event);
        if (filter.IsForPublishers)
        {
            conditions.AndAlso($"d.webhook_id is null and d.reason is distinct from '{ReasonCodes.EventHidden}'");
        }

        return filter.States.Count == 0
            ? conditions
            : conditions.And("d.state = any(@)", filter.States.Select(WireName<DeliveryState>.Of).ToArray());
    }
}
