using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Reads the present state of a receipt from its inbound row.</summary>
internal static class ReceiptReading
{
    public const string Columns = "receipt_id, verdict, reason, detail, conversion_id, duplicate_of, status, http_status, judged_at";

    public static Receipt Read(NpgsqlDataReader row) => new(
        new ReceiptId(row.GetGuid(0)),
        WireName<PostbackVerdict>.TryParse(row.GetString(1), out var verdict) ? verdict : throw new FormatException($"'{row.GetString(1)}' is no verdict."),
        row.TextOrNull(2),
        row.TextOrNull(3),
        row.UuidOrNull(4) is { } conversion ? new ConversionId(conversion) : null,
        row.UuidOrNull(5) is { } original ? new ReceiptId(original) : null,
        WireName<ConversionStatus>.TryParse(row.TextOrNull(6), out var status) ? status : null,
        row.GetInt32(7));

    /// <summary>Whether the receipt has its final verdict.</summary>
    public static bool IsJudged(NpgsqlDataReader row) => !row.IsDBNull(8);
}
