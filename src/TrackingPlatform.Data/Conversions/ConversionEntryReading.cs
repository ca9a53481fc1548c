using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Rows of conversions and their history as values.</summary>
internal static class ConversionEntryReading
{
    public static ConversionEntry Read(NpgsqlDataReader row)
    {
        var currency = Currency.Of(row.Text("currency"));
        return new ConversionEntry
        {
            Id = row.Id<ConversionId>("conversion_id"),
            ClickId = row.IdOrNull<ClickId>("click_id"),
            ClickAt = row.TimeOrNull("click_at"),
            LinkId = row.IdOrNull<LinkId>("link_id"),
            LinkCode = row.TextOrNull("link_code"),
            CampaignId = row.IdOrNull<CampaignId>("campaign_id"),
            CampaignName = row.TextOrNull("campaign_name"),
            OfferId = row.Id<OfferId>("offer_id"),
            OfferName = row.Text("offer_name"),
            EventId = row.Id<EventId>("event_id"),
            Event = row.Text("event_name"),
            AdvertiserId = row.Id<AdvertiserId>("advertiser_id"),
            AdvertiserName = row.Text("advertiser_name"),
            PublisherId = row.Id<PublisherId>("publisher_id"),
            PublisherName = row.Text("publisher_name"),
            TransactionId = row.TextOrNull("txn_id"),
            Status = row.Named<ConversionStatus>("status"),
            IsTest = row.Flag("is_test"),
            Reason = row.TextOrNull("reason"),
            Note = row.TextOrNull("note"),
            Amount = row.DecimalOrNull("amount") is { } amount ? new Money(amount, currency) : null,
            Payout = new Money(row.Decimal("payout"), currency),
            Revenue = new Money(row.Decimal("revenue"), currency),
            OccurredAt = row.Time("occurred_at"),
            BookedAt = row.Time("booked_at"),
            ChangedAt = row.Time("changed_at"),
            Adv = row.Texts("adv"),
            UserId = row.TextOrNull("user_id"),
            Coupon = row.TextOrNull("coupon"),
            Items = row.TextOrNull("items") is { } items ? JsonSerializer.Deserialize(items, DataJson.Default.LineItemArray) ?? [] : [],
            ReleaseAt = row.TimeOrNull("release_at"),
            Pricing = PricingOf(row),
            Creative = row.TextOrNull("creative"),
            CampaignRef = row.TextOrNull("campaign_ref"),
            Others = row.Pairs("others"),
            Country = row.TextOrNull("country"),
            FirstReceiptId = row.IdOrNull<ReceiptId>("first_receipt_id"),
            EventSeq = row.Int("event_seq"),
            Explanation = row.Explanation("explanation"),
            PayoutTerms = PriceOf(row, "payout"),
            RevenueTerms = PriceOf(row, "revenue"),
        };
    }

    public static (ConversionId Conversion, ConversionChangeEntry Change) ReadChange(NpgsqlDataReader row) =>
        (row.Id<ConversionId>("conversion_id"), new ConversionChangeEntry(
            row.Int("event_seq"),
            row.Time("at"),
            row.Text("source"),
            row.IdOrNull<ReceiptId>("receipt_id"),
            row.TextOrNull("actor"),
            row.Named<ConversionStatus>("status"),
            row.TextOrNull("reason"),
            row.TextOrNull("note"),
            row.DecimalOrNull("amount"),
            row.Decimal("payout"),
            row.Decimal("revenue"))
        {
            Pricing = PricingOf(row),
            Caps = row.TextOrNull("caps") is { } caps ? JsonSerializer.Deserialize(caps, DataJson.Default.CapNoteArray) ?? [] : [],
            Replaced = row.Flag("has_replaced") ? StoredConversion.ReadDetails(row, row.GetOrdinal("adv"), row.GetOrdinal("items")) : null,
        });

    private static Price PriceOf(NpgsqlDataReader row, string what) =>
        Price.Of(row.Named<PriceModel>(what + "_model"), row.Decimal(what + "_amount"), row.Decimal(what + "_percent")).With(PriceJson.ReadCategories(row.Text(what + "_categories")));

    private static Pricing? PricingOf(NpgsqlDataReader row) =>
        row.TextOrNull("pricing") is { } pricing ? JsonSerializer.Deserialize(pricing, DataJson.Default.Pricing) : null;
}
