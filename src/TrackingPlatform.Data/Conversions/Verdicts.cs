using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>The statements that write final verdicts into inbound rows.</summary>
internal static class Verdicts
{
    private const string OneSql =
        """
        update inbound set verdict = $3, reason = $4, detail = $5, http_status = $6, conversion_id = $7, duplicate_of = $8, status = $9, explanation = $10,
            judged_at = $11, next_judgement_at = null
        where tenant_id = $1 and receipt_id = $2
        """;

    private const string Columns = "receipt_id, verdict, reason, detail, http_status, conversion_id, duplicate_of, status";

    // Between the first and the last, so that only their days are looked into.
    private const string ManySql =
        """
        update inbound set verdict = given.verdict, reason = given.reason, detail = given.detail, http_status = given.http_status, conversion_id = given.conversion_id,
            duplicate_of = given.duplicate_of, status = given.status, judged_at = $3, next_judgement_at = null
        from json_populate_recordset(null::inbound, $1) given
        where inbound.tenant_id = $2 and inbound.receipt_id = given.receipt_id and inbound.receipt_id >= $4 and inbound.receipt_id <= $5
        """;

    private static readonly JsonEncodedText[] ColumnNames = RowSet.Names(Columns);

    /// <summary>Adds the statement for one.</summary>
    public static void AddTo(NpgsqlBatch batch, TenantId tenant, DateTimeOffset now, Receipt receipt, AttributionExplanation? explanation) => batch.Add(OneSql)
        .Uuid(tenant.Value).Uuid(receipt.Id.Value)
        .Text(WireName<PostbackVerdict>.Of(receipt.Verdict)).Text(receipt.Reason).Text(receipt.Detail).Int(receipt.HttpStatus)
        .Uuid(receipt.ConversionId?.Value).Uuid(receipt.DuplicateOf?.Value)
        .Text(receipt.Status is { } status ? WireName<ConversionStatus>.Of(status) : null)
        .Json(explanation is null ? null : JsonSerializer.Serialize(explanation, DataJson.Default.AttributionExplanation))
        .Time(now);

    /// <summary>Adds the statement for many whose conversions explain them.</summary>
    public static void AddTo(NpgsqlBatch batch, TenantId tenant, DateTimeOffset now, IReadOnlyCollection<Receipt> receipts)
    {
        var rows = new RowSet(ColumnNames);
        foreach (var receipt in receipts)
        {
            rows.Row()
                .Uuid(receipt.Id.Value).Text(WireName<PostbackVerdict>.Of(receipt.Verdict)).Text(receipt.Reason).Text(receipt.Detail).Int(receipt.HttpStatus)
                .Uuid(receipt.ConversionId?.Value).Uuid(receipt.DuplicateOf?.Value).Text(receipt.Status is { } status ? WireName<ConversionStatus>.Of(status) : null);
        }

        var ids = receipts.Select(receipt => receipt.Id.Value).Order(UuidOrder.Instance).ToList();
        rows.AddTo(batch, ManySql).Uuid(tenant.Value).Time(now).Uuid(ids[0]).Uuid(ids[^1]);
    }
}
