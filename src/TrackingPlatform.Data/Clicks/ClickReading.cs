using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Reads a stored click as far as a conversion needs it.</summary>
internal static class ClickReading
{
    public const string Columns =
        "click_id, tenant_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, currency, verdict, reason, destination, flags, subs, click_ref, source, "
        + "creative, landing, cost, others, address, user_agent, country, region, city, device, os, browser, language, referrer, day, "
        + "os_version, browser_version, brand, isp, asn, connection, landing_page_id";

    public static Click Read(NpgsqlDataReader row) => new()
    {
        Id = new ClickId(row.GetGuid(0)),
        TenantId = new TenantId(row.GetGuid(1)),
        LinkId = row.UuidOrNull(2) is { } link ? new LinkId(link) : null,
        CampaignId = row.UuidOrNull(3) is { } campaign ? new CampaignId(campaign) : null,
        OfferId = row.UuidOrNull(4) is { } offer ? new OfferId(offer) : null,
        AdvertiserId = row.UuidOrNull(5) is { } advertiser ? new AdvertiserId(advertiser) : null,
        PublisherId = new PublisherId(row.GetGuid(6)),
        Currency = Currency.Of(row.GetString(7)),
        Verdict = WireName<ClickVerdict>.TryParse(row.GetString(8), out var verdict) ? verdict : ClickVerdict.Refused,
        Reason = row.TextOrNull(9),
        Destination = row.GetString(10),
        Flags = (ClickFlags)row.GetInt32(11),
        Parameters = new ClickParameters
        {
            Subs = row.Texts(12),
            ClickRef = row.TextOrNull(13),
            Source = row.TextOrNull(14),
            Creative = row.TextOrNull(15),
            Landing = row.TextOrNull(16),
            Cost = row.TextOrNull(17),
            Others = row.Pairs(18),
        },
        Visitor = new Visitor
        {
            Address = row.TextOrNull(19),
            UserAgent = row.TextOrNull(20),
            Country = row.TextOrNull(21),
            Region = row.TextOrNull(22),
            City = row.TextOrNull(23),
            Device = row.TextOrNull(24),
            Os = row.TextOrNull(25),
            Browser = row.TextOrNull(26),
            Language = row.TextOrNull(27),
            Referrer = row.TextOrNull(28),
            OsVersion = row.TextOrNull(30),
            BrowserVersion = row.TextOrNull(31),
            Brand = row.TextOrNull(32),
            Isp = row.TextOrNull(33),
            Asn = row.IsDBNull(34) ? null : row.GetInt64(34),
            Connection = row.TextOrNull(35),
        },
        Day = row.GetFieldValue<DateOnly>(29),
        LandingPageId = row.UuidOrNull(36) is { } landing ? new LandingPageId(landing) : null,
    };
}
