using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>What became of the rows of an upload: as the dry run said, and from booking on as their receipts say now.</summary>
public sealed class UploadRowLog(TenantScope tenants)
{
    private const string From = "upload_rows r left join inbound i on i.tenant_id = r.tenant_id and i.receipt_id = r.receipt_id";

    private const string Verdict = "coalesce(i.verdict, r.verdict)";

    private const string Reason = "case when i.receipt_id is null then r.reason else i.reason end";

    /// <summary>Rows in their order.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="upload">The upload.</param>
    /// <param name="verdict">Only those of this verdict.</param>
    /// <param name="after">Only those after this number.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IReadOnlyList<UploadRowEntry>> ListAsync(TenantId tenant, UploadId upload, PostbackVerdict? verdict, int after, int most, CancellationToken cancellationToken) =>
        tenants.RunAsync<IReadOnlyList<UploadRowEntry>>(
            tenant,
            async (context, token) =>
            {
                var conditions = Of(tenant, upload).And("r.number > @", after).AndName($"{Verdict} = @", verdict);
                return await context.ReadAsync(
                    $"""
                    select r.number, r.receipt_id, {Verdict} verdict, {Reason} reason, case when i.receipt_id is null then r.detail else i.detail end detail, i.conversion_id, i.status,
                        r.currency, r.payout, r.revenue, r.payout_pending, r.undo
                    from {From} where {conditions.Where} order by r.number limit {most}
                    """,
                    conditions,
                    Read,
                    token);
            },
            cancellationToken);

    /// <summary>Counts the rows.</summary>
    public Task<UploadCounts> CountAsync(TenantId tenant, UploadId upload, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var conditions = Of(tenant, upload);
            var verdicts = await context.ReadAsync(
                $"select {Verdict} verdict, {Reason} reason, count(*)::int rows from {From} where {conditions.Where} group by 1, 2 order by 3 desc, 1, 2",
                conditions,
                row => new UploadTally(row.Named<PostbackVerdict>("verdict"), row.TextOrNull("reason"), row.Int("rows")),
                token);
            var sums = await context.ReadAsync(
                $"select r.currency, sum(r.payout) payout, sum(r.revenue) revenue, sum(r.payout_pending) payout_pending from upload_rows r where {conditions.Where} and r.currency is not null group by 1 order by 1",
                conditions,
                Sum,
                token);
            var undone = await context.ReadAsync(
                $"select r.undo, count(*)::int rows from upload_rows r where {conditions.Where} and r.undo is not null group by 1 order by 1", conditions, row => (Undo: row.Text("undo"), Rows: row.Int("rows")), token);
            return new UploadCounts(verdicts, sums, undone.ToDictionary(each => each.Undo, each => each.Rows));
        },
        cancellationToken);

    private static SqlFilter Of(TenantId tenant, UploadId upload) => new SqlFilter().And("r.tenant_id = @", tenant.Value).And("r.upload_id = @", upload.Value);

    private static UploadRowEntry Read(NpgsqlDataReader row) => new()
    {
        Number = row.Int("number"),
        Receipt = row.IdOrNull<ReceiptId>("receipt_id"),
        Verdict = row.Named<PostbackVerdict>("verdict"),
        Reason = row.TextOrNull("reason"),
        Detail = row.TextOrNull("detail"),
        Conversion = row.IdOrNull<ConversionId>("conversion_id"),
        Status = row.NamedOrNull<ConversionStatus>("status"),
        Gain = row.TextOrNull("currency") is null ? null : Sum(row),
        Undo = row.TextOrNull("undo"),
    };

    private static UploadSum Sum(NpgsqlDataReader row) => new(row.Text("currency"), row.Decimal("payout"), row.Decimal("revenue"), row.Decimal("payout_pending"));
}
