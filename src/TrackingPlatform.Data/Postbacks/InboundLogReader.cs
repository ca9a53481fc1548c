using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Reads inbound postbacks, refused ones too, newest first unless asked otherwise.</summary>
public sealed class InboundLogReader(TenantScope tenants)
{
    private const string Source =
        """
        inbound i
        left join advertisers a on a.tenant_id = i.tenant_id and a.id = i.advertiser_id
        left join conversions v on v.tenant_id = i.tenant_id and v.conversion_id = i.conversion_id
        left join offers o on o.tenant_id = v.tenant_id and o.id = v.offer_id
        left join publishers p on p.tenant_id = v.tenant_id and p.id = v.publisher_id
        """;

    private const string Columns =
        """
        i.*, i.postback ->> 'amount' as sent_amount, i.postback ->> 'currency' as sent_currency,
        a.name as advertiser_name, v.offer_id, o.name as offer_name, v.publisher_id, p.name as publisher_name
        """;

    // A body is bytes of any kind; as escaped text it holds every ASCII piece as it was sent.
    private const string AnywhereIn =
        "(strpos(lower(i.target), lower(@)) > 0 or strpos(lower(encode(i.body, 'escape')), lower(@)) > 0 or strpos(i.remote_address, @) > 0 or strpos(lower(i.user_agent), lower(@)) > 0)";

    /// <summary>Reads one page.</summary>
    public Task<LogPage<InboundEntry>> ListAsync(TenantId tenant, InboundFilter filter, LogPaging paging, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = Conditions(tenant, filter);
                long? total = paging.IsCounted ? await context.CountAsync("inbound i", conditions, token) : null;
                conditions.And($"i.receipt_id {paging.Beyond} @", paging.After?.Id);
                var rows = await ReadAsync(context, conditions, $"order by i.receipt_id {paging.Direction} limit {paging.Limit + 1}", token);
                return LogPage<InboundEntry>.Cut(rows, paging, row => new LogCursor(row.At, row.Id.Value), total);
            },
            cancellationToken);

    /// <summary>One postback; null when the tenant never got one under this receipt.</summary>
    public Task<InboundEntry?> FindAsync(TenantId tenant, ReceiptId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) => (await FindAsync(context, new InboundFilter { Receipt = id }, TimeRange.Everything, 1, token)).FirstOrDefault(),
            cancellationToken);

    /// <summary>The oldest postbacks that a filter finds within a stretch of time.</summary>
    internal static Task<List<InboundEntry>> FindAsync(TenantDbContext context, InboundFilter filter, TimeRange range, int limit, CancellationToken cancellationToken) =>
        ReadAsync(context, Conditions(context.Tenant, filter).Within("i.receipt_id", range), $"order by i.receipt_id limit {limit}", cancellationToken);

    /// <summary>The newest postbacks that a filter finds.</summary>
    internal static Task<List<InboundEntry>> FindNewestAsync(TenantDbContext context, InboundFilter filter, int limit, CancellationToken cancellationToken) =>
        ReadAsync(context, Conditions(context.Tenant, filter), $"order by i.receipt_id desc limit {limit}", cancellationToken);

    private static Task<List<InboundEntry>> ReadAsync(TenantDbContext context, SqlFilter conditions, string tail, CancellationToken cancellationToken) =>
        context.ReadAsync($"select {Columns} from {Source} where {conditions.Where} {tail}", conditions, InboundEntryReading.Read, cancellationToken);

    private static SqlFilter Conditions(TenantId tenant, InboundFilter filter)
    {
        const string ofConversion = "i.conversion_id in (select w.conversion_id from conversions w where w.tenant_id = i.tenant_id and w.";
        var conditions = new SqlFilter()
            .And("i.tenant_id = @", tenant.Value)
            .Within("i.receipt_id", filter.Range)
            .AndId("i.receipt_id = @", filter.Receipt)
            .AndId("i.click_id = @", filter.Click)
            .AndId("i.conversion_id = @", filter.Conversion)
            .And("i.txn_id = @", filter.TransactionId)
            .And("starts_with(i.txn_id, @)", filter.TransactionPrefix)
            .AndId("i.advertiser_id = @", filter.Advertiser)
            .AndId(ofConversion + "offer_id = @)", filter.Offer)
            .AndId(ofConversion + "publisher_id = @)", filter.Publisher)
            .And("i.reason = @", filter.Reason)
            .And("lower(i.event) = lower(@)", filter.Event)
            .And("@ = any(i.notes)", filter.Note)
            .AndName("i.dialect = @", filter.Dialect)
            .And(AnywhereIn, filter.Text);
        return filter.Verdicts.Count == 0
            ? conditions
            : conditions.And("i.verdict = any(@)", filter.Verdicts.Select(WireName<PostbackVerdict>.Of).ToArray());
    }
}
