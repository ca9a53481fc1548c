using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>Reads the history of conversions as undoing an upload looks at it.</summary>
internal static class UploadHistories
{
    private const string Sql = """
        select change.conversion_id, conversion.currency, change.event_seq, change.status, change.amount, change.payout, change.revenue, change.reason, change.pricing,
            change.source, own.number is not null
        from conversion_changes change
        join conversions conversion on conversion.tenant_id = change.tenant_id and conversion.conversion_id = change.conversion_id
        left join upload_rows own on own.tenant_id = change.tenant_id and own.receipt_id = change.receipt_id and own.upload_id = $3 and not own.is_repeat
        where change.tenant_id = $1 and change.conversion_id = any($2)
        order by change.conversion_id, change.event_seq
        """;

    /// <summary>The entries of each conversion in order, with its currency.</summary>
    public static async Task<IReadOnlyList<(ConversionId Id, string Currency, IReadOnlyList<UploadChange> History)>> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, UploadId upload, Guid[] conversions, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(Sql).Uuid(tenant.Value).Uuids(conversions).Uuid(upload.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var entries = new List<(Guid Id, string Currency, UploadChange Change)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            entries.Add((rows.GetGuid(0), rows.GetString(1), Read(rows)));
        }

        return [.. entries.GroupBy(each => (each.Id, each.Currency)).Select(group => (new ConversionId(group.Key.Id), group.Key.Currency, (IReadOnlyList<UploadChange>)[.. group.Select(each => each.Change)]))];
    }

    private static UploadChange Read(NpgsqlDataReader row) => new(
        row.GetInt32(2),
        WireName<ConversionStatus>.TryParse(row.GetString(3), out var status) ? status : throw new FormatException($"'{row.GetString(3)}' is no status."),
        new ConversionMoney(row.NumberOrNull(4), row.GetDecimal(5), row.GetDecimal(6)),
        row.TextOrNull(7),
        row.TextOrNull(8) is { } pricing ? JsonSerializer.Deserialize(pricing, DataJson.Default.Pricing) : null,
        row.GetBoolean(10) ? UploadChangeOrigin.Upload : row.GetString(9) == "release" ? UploadChangeOrigin.Release : UploadChangeOrigin.Other);
}
