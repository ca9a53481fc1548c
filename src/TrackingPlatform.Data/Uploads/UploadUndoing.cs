using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>Takes back what an upload booked: each conversion by one further entry, in a transaction of its own that also marks its rows.</summary>
public sealed class UploadUndoing(TenantScope tenants, DataSources sources, TemplateMacros macros, TimeProvider clock)
{
    private const int Part = 200;

    private const string RowsSql = """
        select r.number, r.receipt_id, r.is_repeat, i.verdict, i.conversion_id from upload_rows r
        left join inbound i on i.tenant_id = r.tenant_id and i.receipt_id = r.receipt_id
        where r.tenant_id = $1 and r.upload_id = $2 and r.undo is null order by r.number limit $3
        """;

    private const string MarkSql = "update upload_rows set undo = $4 where tenant_id = $1 and upload_id = $2 and number = any($3) and undo is null";

    private const string MarkConversionSql = """
        update upload_rows r set undo = $4 from conversion_changes c
        where c.tenant_id = $1 and c.conversion_id = $3 and r.tenant_id = $1 and r.receipt_id = c.receipt_id and r.upload_id = $2 and not r.is_repeat and r.undo is null
        """;

    // The settler judges under the row's lock: one of the two is first.
    private const string WithdrawSql = """
        update inbound set verdict = 'rejected', reason = $3, detail = 'The upload was taken back before the click arrived.', http_status = 200, judged_at = $4, next_judgement_at = null
        where tenant_id = $1 and receipt_id = any($2) and verdict = 'waiting'
        """;

    private const string DoneSql = "select count(*)::int from upload_rows where tenant_id = $1 and upload_id = $2 and undo is not null";

    /// <summary>Says what it would do, and does nothing.</summary>
    public Task<UploadUndoPreview> PreviewAsync(TenantId tenant, UploadId upload, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            var rows = await RowsAsync(connection, tenant, upload, int.MaxValue, token);
            var conversions = rows.Where(row => row.HasBooked).Select(row => row.Conversion!.Value).Distinct().ToArray(); // those that booked have one
            var decided = (await UploadHistories.ReadAsync(connection, tenant, upload, conversions, token)).Select(each => (each.Currency, Decision: UploadUndo.Decide(each.History))).ToList();
            return new UploadUndoPreview(
                decided.Count(each => each.Decision is UndoDecision.Reverse),
                decided.Count(each => each.Decision is UndoDecision.PutBack),
                rows.Count(row => row.IsWaiting),
                decided.Select(each => each.Decision).OfType<UndoDecision.Leave>().GroupBy(leave => leave.Reason).ToDictionary(group => group.Key, group => group.Count()),
                UploadSum.Total(decided.Where(each => each.Decision is not UndoDecision.Leave)
                    .Select(each => new UploadSum(each.Currency, each.Decision.Figures.Payout, each.Decision.Figures.Revenue, each.Decision.Figures.PayoutPending))));
        },
        cancellationToken);

    internal async Task<(int Done, bool IsAll)> RunAsync(TenantId tenant, UploadEntry upload, CancellationToken cancellationToken)
    {
        var rows = await tenants.RunAsync(tenant, (context, token) => SettleAsync((NpgsqlConnection)context.Database.GetDbConnection(), tenant, upload.Id, token), cancellationToken);
        foreach (var conversion in rows.Where(row => row.HasBooked).Select(row => row.Conversion!.Value).Distinct()) // those that booked have one
        {
            await UndoAsync(tenant, upload, new ConversionId(conversion), cancellationToken);
        }

        var done = await tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                batch.Add(DoneSql).Uuid(tenant.Value).Uuid(upload.Id.Value);
                return (int)(await batch.ExecuteScalarAsync(token))!; // a count
            },
            cancellationToken);
        return (done, rows.Count < Part && !rows.Exists(row => row.IsWaiting));
    }

    // Marks what booked nothing, and withdraws what still waits.
    private async Task<List<UndoRow>> SettleAsync(NpgsqlConnection connection, TenantId tenant, UploadId upload, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(connection, tenant, upload, Part, cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(WithdrawSql).Uuid(tenant.Value).Uuids([.. rows.Where(row => row.IsWaiting).Select(row => row.Receipt!.Value)]).Text(ReasonCodes.UploadUndone).Time(clock.GetUtcNow()); // what waits has one
        batch.Add(MarkSql).Uuid(tenant.Value).Uuid(upload.Value).Ints([.. rows.Where(row => row is { HasBooked: false, IsWaiting: false }).Select(row => row.Number)]).Text(ReasonCodes.NothingToUndo);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return rows;
    }

    private async Task UndoAsync(TenantId tenant, UploadEntry upload, ConversionId id, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var stored = await ConversionRevision.LockAsync(connection, tenant, id, cancellationToken) ?? throw new InvalidOperationException($"{id} is gone.");
        var history = (await UploadHistories.ReadAsync(connection, tenant, upload.Id, [id.Value], cancellationToken))[0].History;
        var mark = UploadUndo.Decide(history) switch
        {
            UndoDecision.Reverse(var now) => await WriteAsync(
                connection, tenant, upload, stored, now with { Status = ConversionStatus.Reversed, Money = stored.State.Money, Reason = ReasonCodes.UploadUndone, Pricing = stored.State.Pricing },
                null, "reversed", cancellationToken),
            UndoDecision.PutBack(_, var before) => await WriteAsync(
                connection, tenant, upload, stored, before, await UploadHistories.DetailsAfterAsync(connection, tenant, id, before.Sequence, cancellationToken), "put_back", cancellationToken),
            UndoDecision.Leave leave => leave.Reason,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await using var batch = connection.CreateBatch();
        batch.Add(MarkConversionSql).Uuid(tenant.Value).Uuid(upload.Id.Value).Uuid(id.Value).Text(mark);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Failpoint.Pass("mid-undo");
    }

    private async Task<string> WriteAsync(
        NpgsqlConnection connection, TenantId tenant, UploadEntry upload, StoredConversion stored, UploadChange wanted, PostbackDetails? details, string mark, CancellationToken cancellationToken)
    {
        var (status, money, reason) = (wanted.Status, wanted.Money, wanted.Reason);
        var revision = await ConversionRevision.OpenAsync(connection, tenant, stored, macros, cancellationToken);
        var caps = await revision.DecideCapsAsync(connection, (status, money, reason), cancellationToken);
        if (caps.Full is not null)
        {
            return ReasonCodes.CapReached;
        }

        var change = revision.Change(status, reason);
        var heldUntil = status == ConversionStatus.Hold && reason == ReasonCodes.HoldTime && change.Event.Rules.Hold is { } hold ? stored.OccurredAt + hold : (DateTimeOffset?)null;
        change = change with
        {
            Money = money,
            Pricing = wanted.Pricing,
            Details = details ?? stored.State.Details,
            ReplacesDetails = details is not null,
            Delta = ConversionFigures.Of(status, money) - stored.State.Figures,
            ReleaseAt = heldUntil,
            Source = "person",
            Actor = upload.OrderedBy,
            Note = $"{upload.Id} taken back",
            Caps = caps,
        };
        await ConversionRevision.WriteAsync(connection, change, clock.GetUtcNow(), cancellationToken);
        return mark;
    }

    private static async Task<List<UndoRow>> RowsAsync(NpgsqlConnection connection, TenantId tenant, UploadId upload, int most, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(RowsSql).Uuid(tenant.Value).Uuid(upload.Value).Int(most);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<UndoRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new UndoRow(
                reader.GetInt32(0),
                reader.GetBoolean(2) ? null : reader.UuidOrNull(1),
                WireName<PostbackVerdict>.TryParse(reader.TextOrNull(3), out var verdict) ? verdict : null,
                reader.UuidOrNull(4)));
        }

        return rows;
    }

    private readonly record struct UndoRow(int Number, Guid? Receipt, PostbackVerdict? Verdict, Guid? Conversion)
    {
        public bool IsWaiting => Receipt is not null && Verdict == PostbackVerdict.Waiting;

        public bool HasBooked => Receipt is not null && Conversion is not null && Verdict is (PostbackVerdict.Accepted or PostbackVerdict.Updated or PostbackVerdict.Held);
    }
}
