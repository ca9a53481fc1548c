using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>A row of the table of clicks as the click it was.</summary>
internal static class ClickEntryReading
{
    public static ClickEntry Read(NpgsqlDataReader row) => new(
        new Click
        {
            Id = row.Id<ClickId>("click_id"),
            TenantId = row.Id<TenantId>("tenant_id"),
            LinkId = row.IdOrNull<LinkId>("link_id"),
            CampaignId = row.IdOrNull<CampaignId>("campaign_id"),
            OfferId = row.IdOrNull<OfferId>("offer_id"),
            AdvertiserId = row.IdOrNull<AdvertiserId>("advertiser_id"),
            LandingPageId = row.IdOrNull<LandingPageId>("landing_page_id"),
            PublisherId = row.Id<PublisherId>("publisher_id"),
            Currency = Currency.Of(row.Text("currency")),
            Verdict = row.Named<ClickVerdict>("verdict"),
            Reason = row.TextOrNull("reason"),
            Destination = row.Text("destination"),
            Flags = (ClickFlags)row.Int("flags"),
            Parameters = Parameters(row),
            Visitor = Visitor(row),
            Day = row.GetFieldValue<DateOnly>(row.GetOrdinal("day")),
            SnapshotVersion = row.Long("snapshot_version"),
            Trail = row.TextOrNull("steps") ?? "",
        },
        row.Flag("is_unique"),
        row.TextOrNull("link_code"),
        row.TextOrNull("campaign_name"),
        row.TextOrNull("offer_name"),
        row.TextOrNull("advertiser_name"),
        row.TextOrNull("publisher_name"),
        row.GetGuid(row.GetOrdinal("journal_id")),
        row.Long("journal_sequence"),
        Conversions(row));

    private static ClickParameters Parameters(NpgsqlDataReader row) => new()
    {
        Subs = row.Texts("subs"),
        ClickRef = row.TextOrNull("click_ref"),
        Source = row.TextOrNull("source"),
        Creative = row.TextOrNull("creative"),
        Landing = row.TextOrNull("landing"),
        Cost = row.TextOrNull("cost"),
        Others = row.Pairs("others"),
    };

    private static Visitor Visitor(NpgsqlDataReader row) => new()
    {
        Address = row.TextOrNull("address"),
        UserAgent = row.TextOrNull("user_agent"),
        Key = row.Bytes("visitor_key"),
        Country = row.TextOrNull("country"),
        Region = row.TextOrNull("region"),
        City = row.TextOrNull("city"),
        Device = row.TextOrNull("device"),
        Os = row.TextOrNull("os"),
        OsVersion = row.TextOrNull("os_version"),
        Browser = row.TextOrNull("browser"),
        BrowserVersion = row.TextOrNull("browser_version"),
        Language = row.TextOrNull("language"),
        Referrer = row.TextOrNull("referrer"),
        Asn = row.LongOrNull("asn"),
        Isp = row.TextOrNull("isp"),
        Connection = row.TextOrNull("connection"),
        Brand = row.TextOrNull("brand"),
    };

    private static IReadOnlyList<ConversionId> Conversions(NpgsqlDataReader row)
    {
        var column = row.GetOrdinal("conversions");
        return row.IsDBNull(column) ? [] : [.. row.GetFieldValue<Guid[]>(column).Select(ConversionId.From)];
    }
}
