using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>Reads the history of conversions as undoing an upload looks at it.</summary>
internal static class UploadHistories
{
    private const string Sql = """
        select change.conversion_id, conversion.currency, change.event_seq, change.status, change.amount, change.payout, change.revenue, change.reason, change.pricing,
            change.source, own.number is not null, replaced.event_seq is not null
        from conversion_changes change
        join conversions conversion on conversion.tenant_id = change.tenant_id and conversion.conversion_id = change.conversion_id
        left join replaced_details replaced on replaced.tenant_id = change.tenant_id and replaced.conversion_id = change.conversion_id and replaced.event_seq = change.event_seq
        left join upload_rows own on own.tenant_id = change.tenant_id and own.receipt_id = change.receipt_id and own.upload_id = $3 and not own.is_repeat
        where change.tenant_id = $1 and change.conversion_id = any($2)
        order by change.conversion_id, change.event_seq
        """;

    private const string DetailsSql = """
        select adv, user_id, coupon, creative, campaign_ref, others, items from replaced_details
        where tenant_id = $1 and conversion_id = $2 and event_seq > $3 order by event_seq limit 1
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

    /// <summary>What was said of a conversion besides until something after an entry replaced it; null when nothing did.</summary>
    public static async Task<PostbackDetails?> DetailsAfterAsync(NpgsqlConnection connection, TenantId tenant, ConversionId conversion, int sequence, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(DetailsSql).Uuid(tenant.Value).Uuid(conversion.Value).Int(sequence);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? StoredConversion.ReadDetails(rows, 0, 6) : null;
    }

    private static UploadChange Read(NpgsqlDataReader row) => new(
        row.GetInt32(2),
        WireName<ConversionStatus>.TryParse(row.GetString(3), out var status) ? status : throw new FormatException($"'{row.GetString(3)}' is no status."),
        new ConversionMoney(row.NumberOrNull(4), row.GetDecimal(5), row.GetDecimal(6)),
        row.TextOrNull(7),
        row.TextOrNull(8) is { } pricing ? JsonSerializer.Deserialize(pricing, DataJson.Default.Pricing) : null,
        row.GetBoolean(10) ? UploadChangeOrigin.Upload : row.GetString(9) == "release" ? UploadChangeOrigin.Release : UploadChangeOrigin.Other)
    {
        ReplacedDetails = row.GetBoolean(11),
    };
}
