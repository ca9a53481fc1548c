using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Uploads;

/// <summary>
/// Runs the rows of an upload dry. Rows about one transaction run together, in the ledger's own transaction, which is rolled back; so repeats within the file are told.
/// Different transactions do not see each other: what they use up of a cap together is not.
/// </summary>
public sealed class UploadCheck(DataSources sources, ConversionLedger ledger, TimeProvider clock)
{
    private const int Part = 60;
    private const int AtATime = 4;

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
        var part = work.Groups.Skip(from).Take(Part).ToList();
        var results = new IReadOnlyList<RehearsedRow>[part.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, part.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (index, token) => results[index] = await RehearseAsync(work, part[index], token));
        return (from + part.Count, [.. results.SelectMany(each => each)]);
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
