using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Data.Statements;

/// <summary>Reads statements, and their lines and payments where one is looked at.</summary>
internal static class StatementReading
{
    public const string From =
        "statements s left join advertisers a on a.tenant_id = s.tenant_id and a.id = s.advertiser_id left join publishers p on p.tenant_id = s.tenant_id and p.id = s.publisher_id";

    public const string Columns =
        "s.*, coalesce(s.advertiser_id, s.publisher_id) partner_id, coalesce(a.name, p.name) partner_name, "
        + "coalesce((select sum(amount) from statement_payments paid where paid.tenant_id = s.tenant_id and paid.statement_id = s.statement_id), 0) paid";

    public static async Task<StatementEntry?> FindAsync(TenantDbContext context, StatementId id, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("s.tenant_id = @", context.Tenant.Value).And("s.statement_id = @", id.Value);
        if ((await context.ReadAsync($"select {Columns} from {From} where {conditions.Where}", conditions, Read, cancellationToken)).SingleOrDefault() is not { } found)
        {
            return null;
        }

        var lines = await context.ReadAsync(
            $"select s.* from statement_lines s where {conditions.Where} order by s.offer, s.event",
            conditions,
            row => new StatementLine(row.Id<OfferId>("offer_id"), row.Text("offer"), row.Text("event"), row.Int("conversions"), row.Decimal("amount")),
            cancellationToken);
        var payments = await context.ReadAsync(
            $"select s.* from statement_payments s where {conditions.Where} order by s.payment_id",
            conditions,
            row => new StatementPayment(row.Decimal("amount"), row.GetFieldValue<DateOnly>(row.GetOrdinal("paid_on")), row.TextOrNull("note"), row.Text("made_by"), row.Time("made_at")),
            cancellationToken);
        return found with { Lines = lines, Payments = payments };
    }

    public static StatementEntry Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<StatementId>("statement_id"),
        Side = row.Named<PartnerSide>("side"),
        Partner = row.GetGuid(row.GetOrdinal("partner_id")),
        PartnerName = row.Text("partner_name"),
        Currency = Currency.Of(row.Text("currency")),
        Number = row.Int("number"),
        CutFrom = row.Time("cut_from"),
        CutUntil = row.Time("cut_until"),
        Until = row.Time("until_at"),
        Figures = new StatementFigures(row.Decimal("opening"), row.Decimal("earned"), row.Decimal("adjustments"), row.Decimal("prepaid"), row.Decimal("carried"), row.Decimal("due")),
        DueOn = row.GetFieldValue<DateOnly>(row.GetOrdinal("due_on")),
        Paid = row.Decimal("paid"),
        MadeBy = row.Text("made_by"),
        MadeAt = row.Time("made_at"),
        VoidedBy = row.TextOrNull("voided_by"),
        VoidedAt = row.TimeOrNull("voided_at"),
        VoidNote = row.TextOrNull("void_note"),
    };
}
