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

    private static readonly RowShape Shape = new(
        "receipt_id uuid, verdict text, reason text, detail text, http_status int, conversion_id uuid, duplicate_of uuid, status text");

    // The rows are there, locked by the caller, so every one of these is an update. As one it would be a join, which PostgreSQL plans by guesses about a table that grows all
    // day; the key decides here. What a row must have and keeps is given as nothing.
    private static readonly string ManySql =
        $"""
        insert into inbound (tenant_id, {Shape.Columns}, method, target, body, authentication)
        select ${Shape.Count + 1}, {Shape.Values}, '', '', '', '' from {Shape.Given}
        on conflict (tenant_id, receipt_id) do update set verdict = excluded.verdict, reason = excluded.reason, detail = excluded.detail, http_status = excluded.http_status,
            conversion_id = excluded.conversion_id, duplicate_of = excluded.duplicate_of, status = excluded.status, judged_at = ${Shape.Count + 2}, next_judgement_at = null
        """;

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
        var rows = new RowSet(Shape);
        foreach (var receipt in receipts)
        {
            rows.Row()
                .Uuid(receipt.Id.Value).Text(WireName<PostbackVerdict>.Of(receipt.Verdict)).Text(receipt.Reason).Text(receipt.Detail).Int(receipt.HttpStatus)
                .Uuid(receipt.ConversionId?.Value).Uuid(receipt.DuplicateOf?.Value).Text(receipt.Status is { } status ? WireName<ConversionStatus>.Of(status) : null);
        }

        rows.AddTo(batch, ManySql).Uuid(tenant.Value).Time(now);
    }
}
