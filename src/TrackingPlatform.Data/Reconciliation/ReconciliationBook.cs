using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>A tenant's reconciliations: lists stored, held against the books, and signed off.</summary>
public sealed class ReconciliationBook(TenantScope tenants, TimeProvider clock)
{
    private const string InsertSql = """
        insert into reconciliations (tenant_id, reconciliation_id, side, advertiser_id, publisher_id, file_name, file, encoding, delimiter, decimal_mark, date_order, time_zone,
            header, fields, doubts, rows, from_at, until_at, shift_minutes, compared, requested_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        """;

    private const string ReviseSql = """
        update reconciliations set encoding = $3, delimiter = $4, decimal_mark = $5, date_order = $6, time_zone = $7, header = $8, fields = $9, doubts = '{}', rows = $10,
            from_at = $11, until_at = $12, shift_minutes = $13, compared = $14, version = version + 1, changed_at = now()
        where tenant_id = $1 and reconciliation_id = $2
        """;

    private const string LineSql = """
        insert into reconciliation_lines (tenant_id, reconciliation_id, number, class, matched_by, row_number, txn_id, click, event, listed_amount, listed_currency, listed_status, listed_at,
            problem, conversion_id, booked_amount, booked_currency, booked_status, booked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """;

    private const string SignSql =
        "update reconciliations set signed_by = $3, signed_at = $4, signed_note = $5, figures = $6, changed_at = now() where tenant_id = $1 and reconciliation_id = $2";

    /// <summary>Guesses how far the list's clock is from ours.</summary>
    public Task<TimeSpan> GuessShiftAsync(
        TenantId tenant, PartnerSide side, Guid partner, ComparedAmount compared, DateTimeOffset from, DateTimeOffset until, IReadOnlyCollection<ListedSale> listed, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, async (context, token) => TimeShift.Guess(listed, await BookedSales.ReadAsync(context, side, partner, compared, from, until, token)), cancellationToken);

    /// <summary>Stores a list and holds it against the books.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">The list and how it is read.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="rows">Its rows as postbacks.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public Task<ReconciliationEntry> CreateAsync(TenantId tenant, ReconciliationEntry list, byte[] file, IReadOnlyList<BatchRow> rows, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            batch.Add(InsertSql).Uuid(tenant.Value).Uuid(list.Id.Value).Text(WireName<PartnerSide>.Of(list.Side)).Uuid(list.Advertiser?.Value).Uuid(list.Publisher?.Value).Text(list.FileName).Bytes(file)
                .Format(list.Format).Texts([.. list.Header]).Texts([.. list.Fields]).Texts([.. list.Doubts]).Int(list.Rows)
                .Time(list.Window.From).Time(list.Window.Until).Int((int)list.Window.Shift.TotalMinutes).Text(WireName<ComparedAmount>.Of(list.Compared)).Text(list.RequestedBy);
            await batch.ExecuteNonQueryAsync(token);
            await MatchAsync(context, list, rows, token);
            return (await ReconciliationReading.FindAsync(context, list.Id, "", token))!; // it has just been written
        },
        cancellationToken);

    /// <summary>One reconciliation; null when the tenant has none of this id.</summary>
    public Task<ReconciliationEntry?> FindAsync(TenantId tenant, ReconciliationId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => ReconciliationReading.FindAsync(context, id, "", token), cancellationToken);

    /// <summary>The bytes of its list.</summary>
    public Task<byte[]> FileAsync(TenantId tenant, ReconciliationId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => ReconciliationReading.FileAsync(context, id, token), cancellationToken);

    /// <summary>Lines and money by class and currency.</summary>
    public Task<List<ReconciliationSum>> SumsAsync(TenantId tenant, ReconciliationId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => ReconciliationReading.SumsAsync(context, id, token), cancellationToken);

    /// <summary>Reads one page, by when they were made.</summary>
    public Task<LogPage<ReconciliationEntry>> ListAsync(TenantId tenant, PartnerSide? side, Guid? partner, TimeRange range, LogPaging paging, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var conditions = new SqlFilter().And("r.tenant_id = @", tenant.Value).Within("r.reconciliation_id", range).AndName("r.side = @", side).And("coalesce(r.advertiser_id, r.publisher_id) = @", partner);
            long? total = paging.IsCounted ? await context.CountAsync("reconciliations r", conditions, token) : null;
            conditions.And($"r.reconciliation_id {paging.Beyond} @", paging.After?.Id);
            var rows = await context.ReadAsync(
                $"select {ReconciliationReading.Columns} from {ReconciliationReading.From} where {conditions.Where} order by r.reconciliation_id {paging.Direction} limit {paging.Limit + 1}",
                conditions, ReconciliationReading.Read, token);
            return LogPage<ReconciliationEntry>.Cut(rows, paging, row => new LogCursor(row.CreatedAt, row.Id.Value), total);
        },
        cancellationToken);

    /// <summary>Lines in their order.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">The reconciliation.</param>
    /// <param name="classes">Only these classes; all where empty.</param>
    /// <param name="after">Only those after this number.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<List<ReconciliationLineEntry>> LinesAsync(TenantId tenant, ReconciliationId id, IReadOnlyList<LineClass> classes, int after, int most, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        (context, token) =>
        {
            var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).And("reconciliation_id = @", id.Value).And("number > @", after)
                .And("class = any(@)", classes.Count == 0 ? null : classes.Select(WireName<LineClass>.Of).ToArray());
            return context.ReadAsync($"select * from reconciliation_lines where {conditions.Where} order by number limit {most}", conditions, ReconciliationReading.Line, token);
        },
        cancellationToken);

    /// <summary>Reads the list otherwise and holds it against the books anew, as they are now. What was done about lines stays done, and is no longer shown here.</summary>
    /// <returns>False when it has changed since or was signed.</returns>
    public Task<bool> ReviseAsync(TenantId tenant, int expected, ReconciliationEntry list, IReadOnlyList<BatchRow> rows, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            if (await ReconciliationReading.FindAsync(context, list.Id, "for update of r", token) is not { SignedAt: null } stored || stored.Version != expected)
            {
                return false;
            }

            await using var batch = context.CreateBatch();
            batch.Add(ReviseSql).Uuid(tenant.Value).Uuid(list.Id.Value).Format(list.Format).Texts([.. list.Header]).Texts([.. list.Fields]).Int(list.Rows)
                .Time(list.Window.From).Time(list.Window.Until).Int((int)list.Window.Shift.TotalMinutes).Text(WireName<ComparedAmount>.Of(list.Compared));
            batch.Add("delete from reconciliation_lines where tenant_id = $1 and reconciliation_id = $2").Uuid(tenant.Value).Uuid(list.Id.Value);
            await batch.ExecuteNonQueryAsync(token);
            await MatchAsync(context, list, rows, token);
            return true;
        },
        cancellationToken);

    /// <summary>Signs it off: who, when, and the figures as they stand, which nothing changes any more.</summary>
    /// <returns>False when it was signed before; null when there is none.</returns>
    public Task<bool?> SignAsync(TenantId tenant, ReconciliationId id, string signedBy, string? note, CancellationToken cancellationToken) => tenants.RunAsync<bool?>(
        tenant,
        async (context, token) =>
        {
            if (await ReconciliationReading.FindAsync(context, id, "for update of r", token) is not { } stored)
            {
                return null;
            }

            if (stored.SignedAt is not null)
            {
                return false;
            }

            var figures = await ReconciliationReading.SumsAsync(context, id, token);
            await using var batch = context.CreateBatch();
            batch.Add(SignSql).Uuid(tenant.Value).Uuid(id.Value).Text(signedBy).Time(clock.GetUtcNow()).Text(note).Json(JsonSerializer.Serialize([.. figures], DataJson.Default.ReconciliationSumArray));
            await batch.ExecuteNonQueryAsync(token);
            return true;
        },
        cancellationToken);

    /// <summary>Removes one that nobody signed.</summary>
    /// <returns>False when it was signed; null when there is none.</returns>
    public Task<bool?> RemoveAsync(TenantId tenant, ReconciliationId id, CancellationToken cancellationToken) => tenants.RunAsync<bool?>(
        tenant,
        async (context, token) =>
        {
            if (await ReconciliationReading.FindAsync(context, id, "for update of r", token) is not { } stored)
            {
                return null;
            }

            await using var batch = context.CreateBatch();
            batch.Add("delete from reconciliations where tenant_id = $1 and reconciliation_id = $2 and signed_at is null").Uuid(tenant.Value).Uuid(id.Value);
            return await batch.ExecuteNonQueryAsync(token) > 0;
        },
        cancellationToken);

    private static async Task MatchAsync(TenantDbContext context, ReconciliationEntry list, IReadOnlyList<BatchRow> rows, CancellationToken cancellationToken)
    {
        var partner = list.Advertiser?.Value ?? list.Publisher?.Value ?? throw new InvalidDataException($"{list.Id} is nobody's.");
        var booked = await BookedSales.ReadAsync(context, list.Side, partner, list.Compared, list.Window.From, list.Window.Until, cancellationToken);
        var lines = Reconciler.Match([.. rows.Select((row, index) => ListReading.Sale(index + 1, row, list.Compared))], booked, list.Window);
        await using var batch = context.CreateBatch();
        for (var index = 0; index < lines.Count; index++)
        {
            AddLine(batch, context.Tenant, list.Id, index + 1, lines[index], lines[index].Listed is { } row ? rows[row.Number - 1].Problem?.Detail : null);
        }

        if (lines.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void AddLine(NpgsqlBatch batch, TenantId tenant, ReconciliationId id, int number, ReconciledLine line, string? problem)
    {
        var (listed, booked) = (line.Listed, line.Booked);
        batch.Add(LineSql).Uuid(tenant.Value).Uuid(id.Value).Int(number).Text(WireName<LineClass>.Of(line.Class)).Text(line.By is { } by ? WireName<MatchedBy>.Of(by) : null)
            .Int(listed?.Number).Text(listed?.Transaction).Text(listed?.Click).Text(listed?.Event).Number(listed?.Amount).Text(listed?.Currency)
            .Text(listed?.Status is { } status ? WireName<ConversionStatus>.Of(status) : null).Time(listed?.At).Text(problem)
            .Uuid(booked?.Id.Value).Number(booked?.Amount).Text(booked?.Currency).Text(booked is null ? null : WireName<ConversionStatus>.Of(booked.Status)).Time(booked?.At);
    }
}
