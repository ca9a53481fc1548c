using System.Collections.Frozen;
using System.Globalization;
using static TrackingPlatform.Domain.Templates.TemplateDialect;

namespace TrackingPlatform.Domain.Templates;

/// <summary>What other platforms call the macros of a publisher's postback.</summary>
/// <remarks>
/// The same word differs between them: <c>transaction_id</c> is the click at Everflow and TUNE and the order at Scaleo, <c>ip</c> the conversion's address at TUNE, Affise and
/// CAKE and the click's at Voluum. Names are compared without case, but for Impact's.
/// </remarks>
internal static class DialectMacros
{
    private const string TheirClick = "It was their id of the click; here it is ours. If the publisher looks for the id that it sent along, use {click_ref} or the sub-id it came in.";
    private const string ClicksAddress = "It was the address at the conversion; here it is the address at the click.";
    private const string ByName = "It was a number; here it is the event's name.";
    private const string StatusWords = "The words may differ: here they are approved, pending, hold, rejected and reversed.";
    private const string StatusNumbers = "It was a number (1 approved, 2 pending, 3 declined, 5 hold); here it is a word.";
    private const string NoDevice = "Nothing so fine is kept of the device; {device}, {os} and {browser} are.";
    private const string NoNetwork = "The visitor's network is not told to publishers.";
    private const string NoRevenue = "Revenue is never given to a publisher; {payout} is what the publisher earns.";
    private const string NoName = "A publisher knows its own name; {publisher_id} is here.";
    private const string Hashed = "Hashed device ids are not kept; {param:…:sha256} hashes the one from the link.";

    private const string LocalTime = "conversion_time:yyyy-MM-dd HH:mm:ss";

    private static readonly FrozenDictionary<TemplateDialect, FrozenDictionary<string, MacroTerm>> All = new Dictionary<TemplateDialect, FrozenDictionary<string, MacroTerm>>
    {
        [Everflow] = Table(
            [
                ("transaction_id", "click_id", TheirClick), ("source_id", "source", null), ("affiliate_id", "publisher_id", null), ("affid", "publisher_id", null),
                ("affiliate_name", null, NoName), ("offer_id", "offer_id", null), ("offer_name", "offer", null), ("advertiser_id", "advertiser_id", null),
                ("creative_id", "creative", null), ("uid", null, "The landing page is not told to publishers."), ("conversion_id", "conversion_id", null), ("order_id", "txn_id", null),
                ("event_id", "event", ByName), ("event_name", "event", null), ("payout_amount", "payout", null), ("payout", "payout", null), ("currency", "currency", null),
                ("sale_amount", "amount", null), ("revenue", null, NoRevenue), ("conversion_status", "status", StatusWords), ("coupon_code", "coupon", null), ("user_id", "user_id", null),
                ("conversion_ip", "ip", ClicksAddress), ("session_ip", "ip", null), ("conversion_timestamp", "conversion_time", null), ("unix_timestamp", "conversion_time:unix", null),
                ("click_unix_timestamp", "click_time:unix", null), ("country", "country", null), ("region", "region", null), ("city", "city", null), ("isp", null, NoNetwork),
                ("carrier", null, NoNetwork), ("user_agent", "user_agent", null), ("device_type", "device", null), ("brand", null, NoDevice), ("device_model", null, NoDevice),
                ("platform", "os", null), ("os_version", null, NoDevice), ("browser", "browser", null), ("language", null, NoDevice), ("referer", null, "The referring page is not told."),
                ("idfa", "param:idfa", null), ("idfa_md5", null, Hashed), ("idfa_sha1", null, Hashed), ("google_aid", "param:gaid", null), ("google_aid_md5", null, Hashed),
                ("google_aid_sha1", null, Hashed), ("android_id", "param:android_id", null), ("android_id_md5", null, Hashed), ("android_id_sha1", null, Hashed),
            ],
            ("sub", "sub", 1, 10, 0), ("adv", "adv", 1, 10, 0)),
        [Tune] = Table(
            [
                ("transaction_id", "click_id", TheirClick), ("aff_click_id", "click_ref", null), ("aff_sub", "sub1", null), ("source", "source", null), ("affiliate_id", "publisher_id", null),
                ("aff_id", "publisher_id", null), ("affiliate_name", null, NoName), ("affiliate_ref", null, NoName), ("offer_id", "offer_id", null), ("offer_name", "offer", null),
                ("offer_ref", null, "Offers have no reference of their own here; {offer_id} or {offer}."), ("advertiser_id", "advertiser_id", null), ("file_id", "creative", null),
                ("offer_file_id", "creative", null), ("offer_url_id", null, "The landing page is not told to publishers."), ("tune_event_id", "conversion_id", null),
                ("adv_sub", "adv1", "Often the order there; here the order is {txn_id}."), ("goal_id", "event", ByName), ("goal_ref", "event", null), ("goal_name", "event", null),
                ("payout", "payout", null), ("currency", "currency", null), ("sale_amount", "amount", null), ("revenue", null, NoRevenue), ("status", "status", StatusWords),
                ("promo_code", "coupon", null), ("customer_id", "user_id", null), ("ip", "ip", ClicksAddress), ("session_ip", "ip", null), ("datetime", LocalTime, null),
                ("date", "conversion_time:yyyy-MM-dd", null), ("time", "conversion_time:HH:mm:ss", null), ("timestamp", "conversion_time:unix", null),
                ("session_datetime", "click_time:yyyy-MM-dd HH:mm:ss", null), ("session_timestamp", "click_time:unix", null), ("country_code", "country", null), ("region_code", "region", null),
                ("city", "city", null), ("mobile_carrier", null, NoNetwork), ("user_agent", "user_agent", null), ("device_brand", null, NoDevice), ("device_model", null, NoDevice),
                ("device_os", "os", null), ("device_os_version", null, NoDevice), ("refer", null, "The referring page is not told."), ("ios_ifa", "param:idfa", null),
                ("ios_ifa_sha1", null, Hashed), ("google_aid", "param:gaid", null), ("google_aid_sha1", null, Hashed),
                ("unid", "param:android_id", "It held whichever device id there was; here each has its own parameter."), ("ran", "random", null),
                ("params", null, "All parameters at once cannot be sent; name each as {param:name}."),
            ],
            ("aff_sub", "sub", 1, 5, 0), ("aff_unique", "sub", 1, 5, 5), ("adv_sub", "adv", 2, 5, 0), ("adv_unique", "adv", 1, 5, 5)),
        [Affise] = Table(
            [
                ("clickid", "click_id", "Affise fills no click id into publisher postbacks: the publisher's own travelled in a sub-id, most likely {sub1}. Here {click_id} is ours."),
                ("pid", "publisher_id", null), ("affiliate_name", null, NoName), ("offerid", "offer_id", null), ("offer_id", "offer_id", null), ("offer_name", "offer", null),
                ("advertiser_id", "advertiser_id", null), ("transactionid", "txn_id", null), ("goal", "event", null), ("sum", "payout", null), ("currency", "currency", null),
                ("order_sum", "amount", null), ("order_currency", "currency", null), ("status", "status", StatusNumbers), ("promo_code", "coupon", null), ("user_id", "user_id", null),
                ("ip", "ip", ClicksAddress), ("date", LocalTime, null), ("date_only", "conversion_time:yyyy-MM-dd", null), ("time", "conversion_time:HH:mm:ss", null),
                ("timestamp", "conversion_time:unix", null), ("click_date", "click_time:yyyy-MM-dd HH:mm:ss", null), ("geo", "country", null), ("city", "city", null), ("uagent", "user_agent", null),
                ("device_ua", "user_agent", null), ("device_type", "device", null), ("device_model", null, NoDevice), ("os", "os", null), ("os_version", null, NoDevice),
                ("language", null, NoDevice), ("referrer", null, "The referring page is not told."), ("ios_idfa", "param:idfa", null),
                ("android_id", "param:gaid", "There it is Google's advertising id."), ("device_id", "param:android_id", null), ("comment", null, "Comments are not told."), ("rand", "random", null),
            ],
            ("sub", "sub", 1, 10, 0), ("custom_field", "adv", 1, 10, 0), ("custom_field_", "adv", 1, 10, 0)),
        [Cake] = Table(
            [
                ("reqid", "click_id", "There it names a visit and can repeat over campaigns; here every click has its own."), ("price", "payout", null), ("affid", "publisher_id", null),
                ("oid", "offer_id", null), ("campid", "campaign_id", null), ("cid", "creative", null), ("leadid", "conversion_id", null), ("tid", "txn_id", null), ("ip", "ip", ClicksAddress),
                ("sourceip", "ip", null), ("sourcetime", "conversion_time", null), ("utcunixtime", "conversion_time:unix", null), ("udid", "param:idfa", null),
            ],
            ("s", "sub", 1, 5, 0)),
        [Voluum] = Table(
            [
                ("clickid", "click_id", TheirClick), ("externalid", "click_ref", null), ("trafficsource.id", "source", null), ("offer.id", "offer_id", null), ("offer.name", "offer", null),
                ("campaign.id", "campaign_id", null), ("campaign.name", "campaign", null), ("lander.id", null, "The landing page is not told to publishers."), ("transaction.id", "txn_id", null),
                ("txid", "txn_id", null), ("payout", "payout", null), ("payout.currency", "currency", null), ("conversion.type", "event", null), ("ip", "ip", null), ("country", "country", null),
                ("countryname", "country", "It was the country's name; here it is its two letters."), ("region", "region", null), ("city", "city", null), ("isp", null, NoNetwork),
                ("carrier", null, NoNetwork), ("connection.type", null, NoNetwork), ("useragent", "user_agent", null), ("device", "device", null), ("brand", null, NoDevice),
                ("model", null, NoDevice), ("os", "os", null), ("osversion", null, NoDevice), ("browser", "browser", null), ("browserversion", null, NoDevice), ("language", null, NoDevice),
                ("referrerdomain", null, "The referring page is not told."), ("campaign.cpa", "payout", "It was what a conversion cost; here it is what the publisher earns."),
            ],
            ("var", "sub", 1, 10, 0)),
        [Trackier] = Table(
            [
                ("click_id", "click_id", TheirClick), ("payout", "payout", null), ("payout_usd", "payout", "It was in dollars; here it is in {currency}."), ("txn_id", "txn_id", null),
                ("sale_amount", "amount", null), ("goal_id", "event", ByName), ("goal_value", "event", null), ("currency", "currency", null), ("status", "status", StatusWords),
                ("source", "source", null), ("campaign_id", "offer_id", "What Trackier calls a campaign is an offer here."), ("pub_id", "publisher_id", null), ("creative_name", "creative", null),
                ("gaid", "param:gaid", null), ("idfa", "param:idfa", null), ("revenue", null, NoRevenue),
            ],
            ("p", "sub", 1, 10, 0), ("sub", "sub", 1, 10, 0)),
        [Scaleo] = Table(
            [
                ("aff_click_id", "click_ref", null), ("click_id", "click_id", TheirClick), ("transaction_id", "txn_id", null), ("offer_id", "offer_id", null), ("goal_id", "event", ByName),
                ("goal_alias", "event", null), ("conv_status", "status", StatusWords), ("payout", "payout", null), ("currency", "currency", null), ("amount", "amount", null),
                ("creative_id", "creative", null), ("idfa", "param:idfa", null), ("gaid", "param:gaid", null), ("link_id", null, "The link is not told; {campaign_id} is."),
            ],
            ("sub_id", "sub", 1, 5, 0), ("aff_param", "sub", 1, 5, 5)),
        [Offer18] = Table(
            [
                ("aff_click_id", "click_ref", null), ("tid", "click_id", TheirClick), ("event", "event", null), ("sale", "amount", null), ("payout", "payout", null), ("currency", "currency", null),
                ("offerid", "offer_id", null), ("offer_id", "offer_id", null), ("status", "status", StatusWords),
            ],
            ("adv_sub", "adv", 1, 5, 0), ("aff_sub", "sub", 1, 5, 0)),
        [Impact] = Table(
            [
                ("ActionId", "conversion_id", null), ("SharedId", "source", null), ("Status", "status", StatusWords), ("StatusDetail", null, "There is no finer status."), ("Payout", "payout", null),
                ("DeltaPayout", null, "Changes are told whole, not as a difference; {payout} is what it is now."), ("IntendedPayout", "payout", "It was the payout before changes; here it is what it is now."),
                ("Amount", "amount", null), ("DeltaAmount", null, "Changes are told whole, not as a difference; {amount} is what it is now."),
                ("IntendedAmount", "amount", "It was the amount before changes; here it is what it is now."), ("Currency", "currency", null),
                ("OriginalCurrency", "currency", "Here it is the offer's currency."), ("OriginalAmount", "amount", "Here it is in the offer's currency."), ("EventDate", "conversion_time", null),
                ("CreationDate", "conversion_time", "Here it is when the conversion happened."), ("LockingDate", null, "Conversions do not lock."), ("CampaignId", "campaign_id", null),
                ("CampaignName", "campaign", null), ("ActionTrackerId", "event", ByName), ("ActionTrackerName", "event", null), ("MediaPartnerId", "publisher_id", null),
                ("MediaPartnerName", null, NoName), ("AdId", "creative", null), ("ReferringType", null, "The kind of referral is not told."), ("LandingPageUrl", null, "The landing page is not told to publishers."),
                ("OID", "txn_id", null),
            ],
            StringComparer.Ordinal,
            ("SubId", "sub", 1, 3, 0)),
        [Partnerize] = Table(
            [
                ("clickref", "click_ref", null), ("pubref", "sub1", "The publisher's reference travels in a sub-id here."), ("camref", "campaign_id", null), ("conversionref", "txn_id", null),
                ("conversion_id", "conversion_id", null), ("currency", "currency", null), ("value", "amount", null), ("commission", "payout", null), ("status", "status", StatusWords),
                ("country", "country", null),
            ]),
    }.ToFrozenDictionary();

    /// <summary>The words that placeholders of no platform in particular are made of.</summary>
    private static readonly FrozenDictionary<string, MacroTerm> Common = Table(
        [
            ("clickid", "click_ref", "Taken for the id that the publisher sent along."), ("click_id", "click_ref", "Taken for the id that the publisher sent along; {click_id} would be ours."),
            ("cid", "click_ref", "Taken for the id that the publisher sent along."), ("externalid", "click_ref", null), ("payout", "payout", null), ("price", "payout", null), ("sum", "payout", null),
            ("revenue", "payout", "Taken for what the publisher earns: our own revenue is never told."), ("amount", "amount", null), ("currency", "currency", null), ("txid", "txn_id", null),
            ("txn_id", "txn_id", null), ("transaction_id", "txn_id", "Taken for the order."), ("order_id", "txn_id", null), ("status", "status", StatusWords), ("event", "event", null),
            ("goal", "event", null), ("country", "country", null), ("geo", "country", null), ("ip", "ip", ClicksAddress), ("source", "source", null), ("offer_id", "offer_id", null),
            ("campaign_id", "campaign_id", null), ("timestamp", "timestamp", null), ("random", "random", null), ("cachebuster", "random", null), ("cb", "random", null),
            ("user_agent", "user_agent", null), ("city", "city", null), ("region", "region", null), ("device", "device", null), ("os", "os", null), ("browser", "browser", null),
        ],
        ("sub", "sub", 1, 10, 0));

    /// <summary>What a platform's macro is here; null where the platform has no such macro.</summary>
    public static MacroTerm? Find(TemplateDialect dialect, string name) => All.GetValueOrDefault(dialect, Common).GetValueOrDefault(name);

    /// <summary>Every name of a platform.</summary>
    public static IEnumerable<string> NamesOf(TemplateDialect dialect) => All.GetValueOrDefault(dialect, Common).Keys;

    private static FrozenDictionary<string, MacroTerm> Table(
        (string Theirs, string? Ours, string? Note)[] names, params (string Theirs, string Ours, int From, int To, int Offset)[] numbered) =>
        Table(names, StringComparer.OrdinalIgnoreCase, numbered);

    private static FrozenDictionary<string, MacroTerm> Table(
        (string Theirs, string? Ours, string? Note)[] names, StringComparer spelling, params (string Theirs, string Ours, int From, int To, int Offset)[] numbered)
    {
        var terms = new Dictionary<string, MacroTerm>(spelling);
        foreach (var (theirs, ours, note) in names)
        {
            terms[theirs] = new MacroTerm(ours, note);
        }

        foreach (var (theirs, ours, from, to, offset) in numbered)
        {
            for (var number = from; number <= to; number++)
            {
                terms[theirs + number.ToString(CultureInfo.InvariantCulture)] = new MacroTerm(ours + (number + offset).ToString(CultureInfo.InvariantCulture));
            }
        }

        return terms.ToFrozenDictionary(spelling);
    }
}
