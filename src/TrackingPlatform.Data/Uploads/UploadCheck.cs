using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Uploads;

/// <summary>
/// Runs the rows of an upload dry: in their order, in one transaction of the ledger's own that is rolled back, so that repeats within the file and what its rows use up of
/// a cap together are told. A longer file is run in lots, of which each sees itself alone; rows about one transaction are never parted.
/// </summary>
/// <remarks>A postback that is to be counted by a cap of the lot's waits for its end, a second or two; where the two would wait for each other the lot gives way.</remarks>
public sealed class UploadCheck(DataSources sources, ConversionLedger ledger, TimeProvider clock)
{
    /// <summary>Rows that are run together; as many as are booked at a time.</summary>
    public const int Together = 500;

    // Each has waited before: five seconds in all.
    private const int Tries = 20;

    // Well below PostgreSQL's own patience with a deadlock, so that it is never the postback that is refused.
    private const string GiveWaySql = "set local lock_timeout = '250ms'";

    private const string GainSql = """
        select change.receipt_id, delta.currency, delta.payout, delta.revenue, delta.payout_pending from conversion_changes change
        join conversion_deltas delta on delta.tenant_id = change.tenant_id and delta.conversion_id = change.conversion_id and delta.event_seq = change.event_seq
        where change.tenant_id = $1 and change.conversion_id = any($2) and change.receipt_id = any($3)
        """;

    private const string ResultSql = """
        insert into upload_rows (tenant_id, upload_id, number, verdict, reason, detail, currency, payout, revenue, payout_pending)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, upload_id, number) do update set verdict = excluded.verdict, reason = excluded.reason, detail = excluded.detail, currency = excluded.currency,
            payout = excluded.payout, revenue = excluded.revenue, payout_pending = excluded.payout_pending
        """;

    internal async Task<(int CheckedTo, IReadOnlyList<RehearsedRow> Results)> RunAsync(UploadWork work, int from, CancellationToken cancellationToken)
    {
        var rows = new List<int>();
        var until = from;
        while (until < work.Groups.Count && (rows.Count == 0 || rows.Count + work.Groups[until].Length <= Together))
        {
            rows.AddRange(work.Groups[until++]);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (until, await RehearseAsync(work, [.. rows.Order()], cancellationToken));
            }
            catch (PostgresException held) when (attempt < Tries && held.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    internal static void AddResults(NpgsqlBatch batch, UploadWork work, IReadOnlyList<RehearsedRow> results)
    {
        foreach (var row in results)
        {
            batch.Add(ResultSql).Uuid(work.Tenant.Value).Uuid(work.Upload.Id.Value).Int(row.Number).Text(WireName<PostbackVerdict>.Of(row.Verdict)).Text(row.Reason).Text(row.Detail)
                .Text(row.Gain?.Currency).Number(row.Gain?.Payout).Number(row.Gain?.Revenue).Number(row.Gain?.PayoutPending);
        }
    }

    private async Task<IReadOnlyList<RehearsedRow>> RehearseAsync(UploadWork work, int[] rows, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var giveWay = new NpgsqlCommand(GiveWaySql, connection))
        {
            await giveWay.ExecuteNonQueryAsync(cancellationToken);
        }

        var receipts = new Receipt[rows.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            receipts[index] = await JudgeAsync(connection, work, work.Rows[rows[index]], cancellationToken);
        }

        var gains = await GainsAsync(connection, work.Tenant, receipts, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        return [.. rows.Zip(receipts, (row, receipt) => new RehearsedRow(row + 1, receipt.Verdict, receipt.Reason, receipt.Detail) { Gain = gains.GetValueOrDefault(receipt.Id) })];
    }

    private async Task<Receipt> JudgeAsync(NpgsqlConnection connection, UploadWork work, BatchRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = ReceiptId.New(now);
        if (row.Problem is { } problem)
        {
            return Receipt.Refused(id, problem.Reason, problem.Detail, problem.HttpStatus);
        }

        var posting = new Posting(work.Tenant, work.Upload.Advertiser, id, now);
        await PostbackRehearsal.StoreAsync(connection, posting, cancellationToken);
        return await ledger.JudgeAsync(connection, posting, PostbackFields.Read(row.Parameters), cancellationToken);
    }

    private static async Task<Dictionary<ReceiptId, UploadSum>> GainsAsync(NpgsqlConnection connection, TenantId tenant, Receipt[] receipts, CancellationToken cancellationToken)
    {
        var gains = new Dictionary<ReceiptId, UploadSum>();
        var conversions = receipts.Select(receipt => receipt.ConversionId).OfType<ConversionId>().Select(id => id.Value).Distinct().ToArray();
        if (conversions.Length == 0)
        {
            return gains;
        }

        await using var batch = connection.CreateBatch();
        batch.Add(GainSql).Uuid(tenant.Value).Uuids(conversions).Uuids([.. receipts.Select(receipt => receipt.Id.Value)]);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            gains[new ReceiptId(rows.GetGuid(0))] = new UploadSum(rows.GetString(1), rows.GetDecimal(2), rows.GetDecimal(3), rows.GetDecimal(4));
        }

        return gains;
    }
}
