using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>Reads the conversions that a list is held against.</summary>
internal static class BookedSales
{
    /// <summary>Those of the partner, of a stretch of time and as long round it as two clocks can be apart. Tests are none.</summary>
    public static Task<List<BookedSale>> ReadAsync(
        TenantDbContext context, PartnerSide side, Guid partner, ComparedAmount compared, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("c.tenant_id = @", context.Tenant.Value).And(side == PartnerSide.Advertiser ? "c.advertiser_id = @" : "c.publisher_id = @", partner)
            .And("c.occurred_at >= @", from - TimeShift.Most).And("c.occurred_at < @", until + TimeShift.Most).AndAlso("not c.is_test");
        return context.ReadAsync(
            $"""
            select c.conversion_id, c.txn_id, c.click_id, e.name event, c.{Column(compared)} compared, c.currency, c.status, c.occurred_at from conversions c
            join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id
            where {conditions.Where} order by c.occurred_at, c.conversion_id
            """,
            conditions,
            Read,
            cancellationToken);
    }

    private static BookedSale Read(NpgsqlDataReader row) => new(
        row.Id<ConversionId>("conversion_id"),
        row.TextOrNull("txn_id"),
        row.IdOrNull<ClickId>("click_id")?.ToString(),
        row.Text("event"),
        row.DecimalOrNull("compared"),
        row.Text("currency"),
        row.Named<ConversionStatus>("status"),
        row.Time("occurred_at"));

    private static string Column(ComparedAmount compared) => compared switch
    {
        ComparedAmount.Amount => "amount",
        ComparedAmount.Revenue => "revenue",
        ComparedAmount.Payout => "payout",
    };
}
