using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Statements;

/// <summary>A tenant's statements and invoices: made, paid, taken back.</summary>
public sealed class StatementBook(TenantScope tenants, TimeProvider clock)
{
    private const string InsertSql = """
        insert into statements (tenant_id, statement_id, side, advertiser_id, publisher_id, currency, number, cut_from, cut_until, until_at,
            opening, earned, adjustments, prepaid, carried, due, due_on, made_by, made_at)
        select $1, $2, $3, $4, $5, $6, coalesce(max(number), 0) + 1, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18 from statements where tenant_id = $1 and side = $3
        """;

    private const string LineSql = "insert into statement_lines (tenant_id, statement_id, offer_id, offer, event, conversions, amount) values ($1, $2, $3, $4, $5, $6, $7)";

    private const string TakeUpSql =
        "update account_entries set statement_id = $4 where tenant_id = $1 and partner_id = $2 and currency = $3 and kind = 'adjustment' and statement_id is null and made_at < $5";

    private const string PaySql = "insert into statement_payments (tenant_id, payment_id, statement_id, amount, paid_on, note, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)";

    // Numbers are given and cuts moved by one at a time.
    private const string LockSql = "select pg_advisory_xact_lock(hashtextextended('statements ' || $1::text, 0))";

    /// <summary>What statements up to a moment would come to, one a currency; nothing is kept.</summary>
    public Task<IReadOnlyList<StatementEntry>> PreviewAsync(TenantId tenant, PartnerSide side, Guid partner, DateTimeOffset until, string madeBy, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => DraftAsync(context, side, partner, until, madeBy, token), cancellationToken);

    /// <summary>Makes them. Where nothing has happened since the last one none is made.</summary>
    public Task<IReadOnlyList<StatementEntry>> MakeAsync(TenantId tenant, PartnerSide side, Guid partner, DateTimeOffset until, string madeBy, CancellationToken cancellationToken) =>
        tenants.RunAsync<IReadOnlyList<StatementEntry>>(
            tenant,
            async (context, token) =>
            {
                var connection = (NpgsqlConnection)context.Database.GetDbConnection();
                await LockAsync(connection, tenant, token);
                var made = new List<StatementEntry>();
                foreach (var draft in await DraftAsync(context, side, partner, until, madeBy, token))
                {
                    await using var batch = connection.CreateBatch();
                    Add(batch, tenant, draft);
                    await batch.ExecuteNonQueryAsync(token);
                    made.Add((await StatementReading.FindAsync(context, draft.Id, token))!); // it has just been written
                }

                return made;
            },
            cancellationToken);

    /// <summary>One with its lines and payments; null when the tenant has none of this id.</summary>
    public Task<StatementEntry?> FindAsync(TenantId tenant, StatementId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => StatementReading.FindAsync(context, id, token), cancellationToken);

    /// <summary>Reads one page, by when they were made.</summary>
    public Task<LogPage<StatementEntry>> ListAsync(TenantId tenant, PartnerSide? side, Guid? partner, TimeRange range, LogPaging paging, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var conditions = new SqlFilter().And("s.tenant_id = @", tenant.Value).Within("s.statement_id", range).AndName("s.side = @", side).And("coalesce(s.advertiser_id, s.publisher_id) = @", partner);
            long? total = paging.IsCounted ? await context.CountAsync("statements s", conditions, token) : null;
            conditions.And($"s.statement_id {paging.Beyond} @", paging.After?.Id);
            var rows = await context.ReadAsync(
                $"select {StatementReading.Columns} from {StatementReading.From} where {conditions.Where} order by s.statement_id {paging.Direction} limit {paging.Limit + 1}", conditions, StatementReading.Read, token);
            return LogPage<StatementEntry>.Cut(rows, paging, row => new LogCursor(row.MadeAt, row.Id.Value), total);
        },
        cancellationToken);

    /// <summary>Notes a payment. No money is moved.</summary>
    public Task PayAsync(TenantId tenant, StatementId id, StatementPayment payment, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            batch.Add(PaySql).Uuid(tenant.Value).Uuid(Guid.CreateVersion7(payment.MadeAt)).Uuid(id.Value).Number(payment.Amount).Date(payment.PaidOn).Text(payment.Note).Text(payment.MadeBy).Time(payment.MadeAt);
            await batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);

    /// <summary>Takes the latest of a partner and currency back: its changes and adjustments go to the next one.</summary>
    /// <returns>False when it is not the latest, or something was paid of it.</returns>
    public Task<bool> VoidAsync(TenantId tenant, StatementId id, string voidedBy, string note, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            await LockAsync(connection, tenant, token);
            if (await StatementReading.FindAsync(context, id, token) is not { VoidedAt: null, Paid: 0m } found
                || await LatestAsync(context, found.Partner, found.Currency, token) is not { } latest || latest.Id != id)
            {
                return false;
            }

            await using var batch = connection.CreateBatch();
            batch.Add("update statements set voided_by = $3, voided_at = $4, void_note = $5 where tenant_id = $1 and statement_id = $2").Uuid(tenant.Value).Uuid(id.Value).Text(voidedBy).Time(clock.GetUtcNow()).Text(note);
            batch.Add("update account_entries set statement_id = null where tenant_id = $1 and statement_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            await batch.ExecuteNonQueryAsync(token);
            return true;
        },
        cancellationToken);

    private async Task<IReadOnlyList<StatementEntry>> DraftAsync(TenantDbContext context, PartnerSide side, Guid partner, DateTimeOffset until, string madeBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var terms = await AccountBook.TermsAsync(context, partner, cancellationToken);
        var cut = until - TimeSpan.FromDays(terms.HoldDays);
        var balances = side == PartnerSide.Advertiser ? await AccountBook.BalancesAsync(context, partner, cancellationToken) : [];
        var drafts = new List<StatementEntry>();
        foreach (var currency in await CurrenciesAsync(context, side, partner, cancellationToken))
        {
            var latest = await LatestAsync(context, partner, currency, cancellationToken);
            var from = latest?.CutUntil ?? DateTimeOffset.UnixEpoch;
            if (cut <= from)
            {
                continue;
            }

            var lines = (await EarnedLines.ReadAsync(context, side, partner, from, cut, currency, cancellationToken)).Select(each => each.Line).ToList();
            var adjustments = await AdjustmentsAsync(context, partner, currency, now, cancellationToken);
            var opening = latest?.Figures.Carried ?? 0m;
            if (lines.Count == 0 && adjustments == 0m && opening == 0m)
            {
                continue;
            }

            drafts.Add(new StatementEntry
            {
                Id = StatementId.New(now),
                Side = side,
                Partner = partner,
                PartnerName = "",
                Currency = currency,
                Number = 0,
                CutFrom = from,
                CutUntil = cut,
                Until = until,
                Figures = StatementFigures.Of(opening, lines.Sum(line => line.Amount), adjustments, balances.FirstOrDefault(balance => balance.Currency == currency)?.Amount ?? 0m, terms.Minimum),
                DueOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(terms.DueDays),
                MadeBy = madeBy,
                MadeAt = now,
                Lines = lines,
            });
        }

        return drafts;
    }

    private static void Add(NpgsqlBatch batch, TenantId tenant, StatementEntry draft)
    {
        var isInvoice = draft.Side == PartnerSide.Advertiser;
        var figures = draft.Figures;
        batch.Add(InsertSql).Uuid(tenant.Value).Uuid(draft.Id.Value).Text(WireName<PartnerSide>.Of(draft.Side)).Uuid(isInvoice ? draft.Partner : null).Uuid(isInvoice ? null : draft.Partner)
            .Text(draft.Currency.Code).Time(draft.CutFrom).Time(draft.CutUntil).Time(draft.Until)
            .Number(figures.Opening).Number(figures.Earned).Number(figures.Adjustments).Number(figures.Prepaid).Number(figures.Carried).Number(figures.Due)
            .Date(draft.DueOn).Text(draft.MadeBy).Time(draft.MadeAt);
        foreach (var line in draft.Lines)
        {
            batch.Add(LineSql).Uuid(tenant.Value).Uuid(draft.Id.Value).Uuid(line.Offer.Value).Text(line.OfferName).Text(line.Event).Int(line.Conversions).Number(line.Amount);
        }

        batch.Add(TakeUpSql).Uuid(tenant.Value).Uuid(draft.Partner).Text(draft.Currency.Code).Uuid(draft.Id.Value).Time(draft.MadeAt);
    }

    private static async Task LockAsync(NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LockSql).Text(tenant.Value.ToString());
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<StatementEntry?> LatestAsync(TenantDbContext context, Guid partner, Currency currency, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("s.tenant_id = @", context.Tenant.Value).And("coalesce(s.advertiser_id, s.publisher_id) = @", partner).And("s.currency = @", currency.Code).AndAlso("s.voided_at is null");
        return (await context.ReadAsync($"select {StatementReading.Columns} from {StatementReading.From} where {conditions.Where} order by s.cut_until desc limit 1", conditions, StatementReading.Read, cancellationToken)).SingleOrDefault();
    }

    private static async Task<decimal> AdjustmentsAsync(TenantDbContext context, Guid partner, Currency currency, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("partner_id = @", partner).And("currency = @", currency.Code).And("made_at < @", now)
            .AndAlso("kind = 'adjustment'").AndAlso("statement_id is null");
        return (await context.ReadAsync($"select coalesce(sum(amount), 0) amount from account_entries where {conditions.Where}", conditions, row => row.Decimal("amount"), cancellationToken))[0];
    }

    private static async Task<List<Currency>> CurrenciesAsync(TenantDbContext context, PartnerSide side, Guid partner, CancellationToken cancellationToken)
    {
        var filter = new SqlFilter();
        var (tenant, whose) = (filter.Value(context.Tenant.Value), filter.Value(partner));
        return await context.ReadAsync(
            $"""
            select currency from conversions where tenant_id = {tenant} and {(side == PartnerSide.Advertiser ? "advertiser_id" : "publisher_id")} = {whose}
            union select currency from account_entries where tenant_id = {tenant} and partner_id = {whose} order by 1
            """,
            filter,
            row => Currency.Of(row.GetString(0)),
            cancellationToken);
    }
}
