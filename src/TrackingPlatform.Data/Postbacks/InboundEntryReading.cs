using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>A row of the inbound log as a value.</summary>
internal static class InboundEntryReading
{
    public static InboundEntry Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<ReceiptId>("receipt_id"),
        AdvertiserId = row.IdOrNull<AdvertiserId>("advertiser_id"),
        AdvertiserName = row.TextOrNull("advertiser_name"),
        Method = row.Text("method"),
        Target = row.Text("target"),
        ContentType = row.TextOrNull("content_type"),
        Body = row.Bytes("body"),
        RemoteAddress = row.TextOrNull("remote_address"),
        UserAgent = row.TextOrNull("user_agent"),
        Authentication = row.Text("authentication"),
        Dialect = row.TextOrNull("dialect") is { } name && WireName<PostbackDialect>.TryParse(name, out var dialect) ? dialect : null,
        Notes = row.IsDBNull(row.GetOrdinal("notes")) ? [] : row.GetFieldValue<string[]>(row.GetOrdinal("notes")),
        Parsed = row.TextOrNull("postback"),
        ClickId = row.IdOrNull<ClickId>("click_id"),
        TransactionId = row.TextOrNull("txn_id"),
        Event = row.TextOrNull("event"),
        Amount = row.TextOrNull("sent_amount"),
        Currency = row.TextOrNull("sent_currency"),
        Verdict = row.Named<PostbackVerdict>("verdict"),
        Reason = row.TextOrNull("reason"),
        Detail = row.TextOrNull("detail"),
        HttpStatus = row.Int("http_status"),
        ConversionId = row.IdOrNull<ConversionId>("conversion_id"),
        DuplicateOf = row.IdOrNull<ReceiptId>("duplicate_of"),
        Status = row.TextOrNull("status"),
        Explanation = row.Explanation("explanation"),
        JudgedAt = row.TimeOrNull("judged_at"),
        OfferId = row.IdOrNull<OfferId>("offer_id"),
        OfferName = row.TextOrNull("offer_name"),
        PublisherId = row.IdOrNull<PublisherId>("publisher_id"),
        PublisherName = row.TextOrNull("publisher_name"),
    };
}
