using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>A conversion's row as far as its next change needs it.</summary>
internal sealed record StoredConversion(ConversionState State, EventId EventId, string? TransactionId, DateTimeOffset OccurredAt, string? Note)
{
    public required OfferId Offer { get; init; }

    public required PublisherId Publisher { get; init; }

    public const string Columns =
        "conversion_id, click_id, event_seq, status, amount, payout, revenue, first_receipt_id, event_id, txn_id, occurred_at, adv, user_id, coupon, creative, "
        + "campaign_ref, others, reason, note, release_at, pricing, items, offer_id, publisher_id";

    /// <summary>Looks one up; null when the tenant has none of this id.</summary>
    public static async Task<StoredConversion?> FindAsync(NpgsqlConnection connection, TenantId tenant, ConversionId conversion, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add($"select {Columns} from conversions where tenant_id = $1 and conversion_id = $2").Uuid(tenant.Value).Uuid(conversion.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? Read(rows) : null;
    }

    public static StoredConversion Read(NpgsqlDataReader row) => new(
        new ConversionState(
            new ConversionId(row.GetGuid(0)),
            row.UuidOrNull(1) is { } click ? new ClickId(click) : null,
            row.GetInt32(2),
            WireName<ConversionStatus>.TryParse(row.GetString(3), out var status) ? status : throw new FormatException($"'{row.GetString(3)}' is no status."),
            new ConversionMoney(row.NumberOrNull(4), row.GetDecimal(5), row.GetDecimal(6)),
            row.UuidOrNull(7) is { } receipt ? new ReceiptId(receipt) : null)
        {
            Reason = row.TextOrNull(17),
            ReleaseAt = row.IsDBNull(19) ? null : row.Time(19),
            Pricing = row.TextOrNull(20) is { } pricing ? JsonSerializer.Deserialize(pricing, DataJson.Default.Pricing) : null,
            OccurredAt = row.Time(10),
            Details = ReadDetails(row, 11, 21),
        },
        new EventId(row.GetGuid(8)),
        row.TextOrNull(9),
        row.Time(10),
        row.TextOrNull(18))
    {
        Offer = new OfferId(row.GetGuid(22)),
        Publisher = new PublisherId(row.GetGuid(23)),
    };

    /// <summary>Reads details: six columns from <paramref name="first"/> on, in the order of <see cref="Columns"/>, and the basket.</summary>
    public static PostbackDetails ReadDetails(NpgsqlDataReader row, int first, int items) => new()
    {
        Adv = row.Texts(first),
        UserId = row.TextOrNull(first + 1),
        Coupon = row.TextOrNull(first + 2),
        Creative = row.TextOrNull(first + 3),
        CampaignRef = row.TextOrNull(first + 4),
        Others = row.Pairs(first + 5),
        Items = row.TextOrNull(items) is { } basket ? JsonSerializer.Deserialize(basket, DataJson.Default.LineItemArray) ?? [] : [],
    };
}
