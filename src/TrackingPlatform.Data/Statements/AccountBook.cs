using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Statements;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Statements;

/// <summary>The terms and hand-made entries of partners' accounts.</summary>
public sealed class AccountBook(TenantScope tenants, TimeProvider clock)
{
    private const string TermsSql = """
        insert into partner_terms (tenant_id, partner_id, due_days, minimum, hold_days, set_by) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, partner_id) do update set due_days = excluded.due_days, minimum = excluded.minimum, hold_days = excluded.hold_days, set_by = excluded.set_by, set_at = now()
        """;

    private const string EntrySql =
        "insert into account_entries (tenant_id, entry_id, partner_id, currency, kind, amount, note, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /// <summary>A partner's terms; the usual ones where nobody said otherwise.</summary>
    public Task<PartnerTerms> TermsAsync(TenantId tenant, Guid partner, CancellationToken cancellationToken) => tenants.RunAsync(tenant, (context, token) => TermsAsync(context, partner, token), cancellationToken);

    /// <summary>Sets a partner's terms, which the next statements follow.</summary>
    public Task SetTermsAsync(TenantId tenant, Guid partner, PartnerTerms terms, string setBy, CancellationToken cancellationToken) => tenants.WriteAsync(
        tenant, batch => batch.Add(TermsSql).Uuid(tenant.Value).Uuid(partner).Int(terms.DueDays).Number(terms.Minimum).Int(terms.HoldDays).Text(setBy), cancellationToken);

    /// <summary>Makes an entry by hand.</summary>
    public Task AddAsync(TenantId tenant, Guid partner, AccountEntryKind kind, Money amount, string note, string madeBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return tenants.WriteAsync(
            tenant,
            batch => batch.Add(EntrySql).Uuid(tenant.Value).Uuid(Guid.CreateVersion7(now)).Uuid(partner).Text(amount.Currency.Code).Text(WireName<AccountEntryKind>.Of(kind)).Number(amount.Amount)
                .Text(note).Text(madeBy).Time(now),
            cancellationToken);
    }

    /// <summary>A partner's entries, newest first.</summary>
    public Task<List<AccountEntry>> EntriesAsync(TenantId tenant, Guid partner, int most, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        (context, token) =>
        {
            var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).And("partner_id = @", partner);
            return context.ReadAsync($"select * from account_entries where {conditions.Where} order by entry_id desc limit {most}", conditions, Read, token);
        },
        cancellationToken);

    /// <summary>What is left of what an advertiser paid ahead, by currency.</summary>
    public Task<IReadOnlyList<PrepaidBalance>> BalancesAsync(TenantId tenant, Guid partner, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => BalancesAsync(context, partner, token), cancellationToken);

    internal static async Task<PartnerTerms> TermsAsync(TenantDbContext context, Guid partner, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("partner_id = @", partner);
        return (await context.ReadAsync(
            $"select due_days, minimum, hold_days from partner_terms where {conditions.Where}", conditions, row => new PartnerTerms(row.Int("due_days"), row.Decimal("minimum"), row.Int("hold_days")), cancellationToken))
            .SingleOrDefault() ?? PartnerTerms.Usual;
    }

    internal static async Task<IReadOnlyList<PrepaidBalance>> BalancesAsync(TenantDbContext context, Guid partner, CancellationToken cancellationToken)
    {
        var paid = new SqlFilter();
        var (tenant, whose) = (paid.Value(context.Tenant.Value), paid.Value(partner));
        return await context.ReadAsync(
            $"""
            select currency, sum(amount) amount from (
                select currency, amount from account_entries where tenant_id = {tenant} and partner_id = {whose} and kind = 'prepayment'
                union all
                select currency, -prepaid from statements where tenant_id = {tenant} and advertiser_id = {whose} and voided_at is null) moves
            group by 1 having sum(amount) <> 0 order by 1
            """,
            paid,
            row => new PrepaidBalance(Currency.Of(row.Text("currency")), row.Decimal("amount")),
            cancellationToken);
    }

    private static AccountEntry Read(NpgsqlDataReader row) => new(
        row.Named<AccountEntryKind>("kind"), Currency.Of(row.Text("currency")), row.Decimal("amount"), row.Text("note"), row.IdOrNull<StatementId>("statement_id"), row.Text("made_by"), row.Time("made_at"));
}
