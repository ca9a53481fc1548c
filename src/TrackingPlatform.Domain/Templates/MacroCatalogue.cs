using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TrackingPlatform.Domain.Templates;

/// <summary>All macros, what they mean and where they may stand. Revenue is not among them: a publisher never learns it.</summary>
public static class MacroCatalogue
{
    /// <summary>Every macro, in the order of <see cref="MacroName"/>.</summary>
    public static ImmutableArray<MacroDefinition> All { get; } =
    [
        OnClick(MacroName.ClickId, "click_id", "Our id of the click", "0661hj5v9kr7f2m8q3n6t4w1xz"),
        OnClick(MacroName.ClickRef, "click_ref", "The publisher's own click id, from click_ref in the link", "a1b2c3"),
        OnConversion(MacroName.UserId, "user_id", "The advertiser's id of the user, from the postback", "user-4711"),
        OnConversion(MacroName.Coupon, "coupon", "The coupon code the sale was made with", "SPRING10"),
        OnClick(MacroName.Sub1, "sub1", "Sub-id 1 from the link", "value1"),
        OnClick(MacroName.Sub2, "sub2", "Sub-id 2 from the link", "value2"),
        OnClick(MacroName.Sub3, "sub3", "Sub-id 3 from the link", "value3"),
        OnClick(MacroName.Sub4, "sub4", "Sub-id 4 from the link", "value4"),
        OnClick(MacroName.Sub5, "sub5", "Sub-id 5 from the link", "value5"),
        OnClick(MacroName.Sub6, "sub6", "Sub-id 6 from the link", "value6"),
        OnClick(MacroName.Sub7, "sub7", "Sub-id 7 from the link", "value7"),
        OnClick(MacroName.Sub8, "sub8", "Sub-id 8 from the link", "value8"),
        OnClick(MacroName.Sub9, "sub9", "Sub-id 9 from the link", "value9"),
        OnClick(MacroName.Sub10, "sub10", "Sub-id 10 from the link", "value10"),
        OnClick(MacroName.Source, "source", "The traffic source named in the link", "newsletter"),
        OnClick(MacroName.Creative, "creative", "The creative the visitor saw", "banner-728x90"),
        OnConversion(MacroName.ConversionId, "conversion_id", "Our id of the conversion", "cnv_0661hk2m7d9s5g3p8v1b6c4n0r"),
        OnConversion(MacroName.TxnId, "txn_id", "The advertiser's id of the transaction", "order-1001"),
        OnConversion(MacroName.Event, "event", "The name of the event", "sale"),
        OnConversion(MacroName.Status, "status", "The status of the conversion", "approved"),
        OnConversion(MacroName.Payout, "payout", "What the publisher earns", "2.50", MacroType.Money),
        OnConversion(MacroName.Currency, "currency", "The currency of payout and amount, ISO 4217", "USD"),
        OnConversion(MacroName.Amount, "amount", "The value of the sale", "49.90", MacroType.Money),
        OnClick(MacroName.OfferId, "offer_id", "Our id of the offer", "off_0661hgz4c8e2k6p0s5w9b3f7m1"),
        OnClick(MacroName.Offer, "offer", "The name of the offer", "Spring Sale"),
        OnClick(MacroName.CampaignId, "campaign_id", "Our id of the campaign", "cmp_0661hh01d5g9j3m7q2t6x0a4c8"),
        OnClick(MacroName.Campaign, "campaign", "The name of the campaign", "Spring in Europe"),
        OnClick(MacroName.PublisherId, "publisher_id", "Our id of the publisher", "pub_0661hf7b1n5r9v3y7c2g6k0p4t"),
        OnClick(MacroName.AdvertiserId, "advertiser_id", "Our id of the advertiser", "adv_0661hdq9w3z7b1f5j9n2s6v0y4"),
        OnClick(MacroName.Country, "country", "Country of the visitor, ISO 3166-1", "DE"),
        OnClick(MacroName.Region, "region", "Region of the visitor", "Berlin"),
        OnClick(MacroName.City, "city", "City of the visitor", "Berlin"),
        OnClick(MacroName.Device, "device", "Kind of device: desktop, phone, tablet and so on", "phone"),
        OnClick(MacroName.Os, "os", "Operating system of the visitor", "Android"),
        OnClick(MacroName.Browser, "browser", "Browser of the visitor", "Chrome"),
        OnClick(MacroName.Ip, "ip", "Address of the visitor at the click, truncated as it was stored", "203.0.113.0", MacroType.Address),
        OnClick(MacroName.UserAgent, "user_agent", "User agent of the visitor at the click", "Mozilla/5.0 (Linux; Android 15)"),
        OnClick(MacroName.ClickTime, "click_time", "When the click happened, RFC 3339 UTC", "2026-03-01T09:30:00Z", MacroType.Time),
        OnConversion(MacroName.ConversionTime, "conversion_time", "When the conversion happened, RFC 3339 UTC", "2026-03-01T10:15:42Z", MacroType.Time),
        OnClick(MacroName.Timestamp, "timestamp", "When this was prepared, Unix seconds", "1772360142", MacroType.Time),
        OnClick(MacroName.Random, "random", "A random number, the same on every attempt", "8302174659"),
        OnConversion(MacroName.Adv1, "adv1", "Advertiser's value 1 from the postback", "detail1"),
        OnConversion(MacroName.Adv2, "adv2", "Advertiser's value 2 from the postback", "detail2"),
        OnConversion(MacroName.Adv3, "adv3", "Advertiser's value 3 from the postback", "detail3"),
        OnConversion(MacroName.Adv4, "adv4", "Advertiser's value 4 from the postback", "detail4"),
        OnConversion(MacroName.Adv5, "adv5", "Advertiser's value 5 from the postback", "detail5"),
        OnConversion(MacroName.Adv6, "adv6", "Advertiser's value 6 from the postback", "detail6"),
        OnConversion(MacroName.Adv7, "adv7", "Advertiser's value 7 from the postback", "detail7"),
        OnConversion(MacroName.Adv8, "adv8", "Advertiser's value 8 from the postback", "detail8"),
        OnConversion(MacroName.Adv9, "adv9", "Advertiser's value 9 from the postback", "detail9"),
        OnConversion(MacroName.Adv10, "adv10", "Advertiser's value 10 from the postback", "detail10"),
        OnClick(MacroName.Param, "param", "Any other parameter of the click, then of the postback, by name: {param:name}", "anything"),
        OnConversion(MacroName.DeliveryId, "delivery_id", "Our id of the delivery, the same on every attempt", "dlv_0661hk4t8p2v6z0d4h8m2r6w0a"),
        OnConversion(
            MacroName.Signature, "signature", "HMAC-SHA256 in hex with the template's secret: of the body, or else of the query, with 64 zeros in its own place",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    ];

    private static readonly FrozenDictionary<string, MacroDefinition> ByText = All.ToFrozenDictionary(macro => macro.Text, StringComparer.Ordinal);

    /// <summary>The definition of a macro.</summary>
    public static MacroDefinition Get(MacroName name) => All[(int)name];

    /// <summary>The macro written as <paramref name="text"/> (without braces), or <see langword="null"/>. Spelling is exact, case included.</summary>
    public static MacroDefinition? Find(string text) => ByText.GetValueOrDefault(text);

    /// <summary>The macros that may stand in a template of this scope.</summary>
    public static IEnumerable<MacroDefinition> AllowedIn(MacroScope scope) => All.Where(macro => macro.IsAllowedIn(scope));

    private static MacroDefinition OnClick(MacroName name, string text, string meaning, string example, MacroType type = MacroType.Text) =>
        new(name, text, meaning, example, type, IsKnownAtClick: true);

    private static MacroDefinition OnConversion(MacroName name, string text, string meaning, string example, MacroType type = MacroType.Text) =>
        new(name, text, meaning, example, type, IsKnownAtClick: false);
}
