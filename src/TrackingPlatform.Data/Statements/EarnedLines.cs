using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Data.Statements;

/// <summary>
/// What the books gained for a partner in a stretch of time, by the changes made in it: every change counts with what it adds to the one before, so that what is
/// reversed later is taken off later, and no change counts twice or never. Tests count for nothing.
/// </summary>
internal static class EarnedLines
{
    public static async Task<IReadOnlyList<(Currency Currency, StatementLine Line)>> ReadAsync(
        TenantDbContext context, PartnerSide side, Guid partner, DateTimeOffset from, DateTimeOffset until, Currency? currency, CancellationToken cancellationToken)
    {
        var (owner, money) = side == PartnerSide.Advertiser ? ("advertiser_id", "revenue") : ("publisher_id", "payout");
        var conditions = new SqlFilter().And("n.tenant_id = @", context.Tenant.Value).And("n.at >= @", from).And("n.at < @", until).And($"c.{owner} = @", partner)
            .And("c.currency = @", currency?.Code).AndAlso("not c.is_test");
        return await context.ReadAsync(
            $"""
            select c.currency, c.offer_id, o.name offer, e.name event,
                sum((n.status = 'approved')::int - coalesce((p.status = 'approved')::int, 0))::int conversions,
                sum(case when n.status = 'approved' then n.{money} else 0 end - case when p.status = 'approved' then p.{money} else 0 end) amount
            from conversion_changes n
            join conversions c on c.tenant_id = n.tenant_id and c.conversion_id = n.conversion_id
            join offers o on o.tenant_id = c.tenant_id and o.id = c.offer_id
            join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id
            left join conversion_changes p on p.tenant_id = n.tenant_id and p.conversion_id = n.conversion_id and p.event_seq = n.event_seq - 1
            where {conditions.Where}
            group by 1, 2, 3, 4
            having sum((n.status = 'approved')::int - coalesce((p.status = 'approved')::int, 0)) <> 0
                or sum(case when n.status = 'approved' then n.{money} else 0 end - case when p.status = 'approved' then p.{money} else 0 end) <> 0
            order by 1, 3, 4
            """,
            conditions,
            row => (Currency.Of(row.Text("currency")), new StatementLine(row.Id<OfferId>("offer_id"), row.Text("offer"), row.Text("event"), row.Int("conversions"), row.Decimal("amount"))),
            cancellationToken);
    }
}
