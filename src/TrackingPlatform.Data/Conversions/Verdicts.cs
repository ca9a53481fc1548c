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

    /// <summary>Adds the statement for one.</summary>
    public static void AddTo(NpgsqlBatch batch, TenantId tenant, DateTimeOffset now, Receipt receipt, AttributionExplanation? explanation) => batch.Add(OneSql)
        .Uuid(tenant.Value).Uuid(receipt.Id.Value)
        .Text(WireName<PostbackVerdict>.Of(receipt.Verdict)).Text(receipt.Reason).Text(receipt.Detail).Int(receipt.HttpStatus)
        .Uuid(receipt.ConversionId?.Value).Uuid(receipt.DuplicateOf?.Value)
        .Text(receipt.Status is { } status ? WireName<ConversionStatus>.Of(status) : null)
        .Json(explanation is null ? null : JsonSerializer.Serialize(explanation, DataJson.Default.AttributionExplanation))
        .Time(now);
}
