using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Audit;

/// <summary>The codes that say why something was refused, held, suppressed or failed. Nothing is dropped without one.</summary>
/// <remarks>Public and stored for years: codes are added, never renamed. <c>offer_paused</c> and <c>offer_expired</c> serve clicks and conversions.</remarks>
public static class ReasonCodes
{
    /// <summary>The offer has ended.</summary>
    public const string OfferExpired = "offer_expired";
    /// <summary>The offer is paused.</summary>
    public const string OfferPaused = "offer_paused";
    /// <summary>The publisher is not approved for the offer.</summary>
    public const string PublisherNotApproved = "publisher_not_approved";
    /// <summary>The publisher is blocked.</summary>
    public const string PublisherBlocked = "publisher_blocked";
    /// <summary>A cap of the offer, or of one of its events, is reached.</summary>
    public const string CapOffer = "cap_offer";
    /// <summary>A cap of the publisher is reached.</summary>
    public const string CapPublisher = "cap_publisher";
    /// <summary>A cap of a group of offers is reached, or of the campaign.</summary>
    public const string CapGroup = "cap_group";
    /// <summary>The visitor's country is not targeted.</summary>
    public const string GeoCountry = "geo_country";
    /// <summary>The visitor's region is not targeted.</summary>
    public const string GeoRegion = "geo_region";
    /// <summary>The visitor's city is not targeted.</summary>
    public const string GeoCity = "geo_city";
    /// <summary>The kind of device is not targeted.</summary>
    public const string DeviceType = "device_type";
    /// <summary>The operating system is not targeted.</summary>
    public const string Os = "os";
    /// <summary>The version of the operating system is not targeted.</summary>
    public const string OsVersion = "os_version";
    /// <summary>The browser is not targeted.</summary>
    public const string Browser = "browser";
    /// <summary>The visitor's language is not targeted.</summary>
    public const string Language = "language";
    /// <summary>The brand of the device is not targeted.</summary>
    public const string Brand = "brand";
    /// <summary>The visitor's provider is not targeted.</summary>
    public const string Isp = "isp";
    /// <summary>The visitor's mobile carrier is not targeted.</summary>
    public const string Carrier = "carrier";
    /// <summary>The kind of connection is not targeted.</summary>
    public const string Connection = "connection";
    /// <summary>The visitor's address lies outside the ranges targeted.</summary>
    public const string IpRange = "ip_range";
    /// <summary>The visitor's address is blocked.</summary>
    public const string IpBlocked = "ip_blocked";
    /// <summary>The offer does not run at this time of day or week.</summary>
    public const string DayPart = "day_part";
    /// <summary>The visitor comes through a proxy, VPN or Tor.</summary>
    public const string Proxy = "proxy";
    /// <summary>The visitor comes from a data centre.</summary>
    public const string Datacenter = "datacenter";
    /// <summary>The visitor is a bot.</summary>
    public const string Bot = "bot";
    /// <summary>The same visitor clicked the same before.</summary>
    public const string DuplicateClick = "duplicate_click";
    /// <summary>The visitor has converted on this offer before.</summary>
    public const string AlreadyConverted = "already_converted";
    /// <summary>The sub-id is blocked.</summary>
    public const string SubBlocked = "sub_blocked";
    /// <summary>The source is blocked.</summary>
    public const string SourceBlocked = "source_blocked";
    /// <summary>The referring page is blocked.</summary>
    public const string ReferrerBlocked = "referrer_blocked";
    /// <summary>No offer of the campaign suits the visitor.</summary>
    public const string SmartlinkNoMatch = "smartlink_no_match";
    /// <summary>A rule sent the visitor elsewhere.</summary>
    public const string ForwardedByRule = "forwarded_by_rule";
    /// <summary>The deep link leads to a host the offer does not allow.</summary>
    public const string DomainNotAllowed = "domain_not_allowed";
    /// <summary>The offer in the link cannot be read.</summary>
    public const string MalformedOffer = "malformed_offer";
    /// <summary>The publisher in the link cannot be read.</summary>
    public const string MalformedPublisher = "malformed_publisher";
    /// <summary>There is no such offer.</summary>
    public const string UnknownOffer = "unknown_offer";
    /// <summary>There is no such publisher.</summary>
    public const string UnknownPublisher = "unknown_publisher";

    /// <summary>The postback names no click.</summary>
    public const string ClickMissing = "click_missing";
    /// <summary>The click id cannot be one of ours.</summary>
    public const string ClickMalformed = "click_malformed";
    /// <summary>The click is older than the attribution window.</summary>
    public const string ClickExpired = "click_expired";
    /// <summary>There is no such click.</summary>
    public const string ClickNotFound = "click_not_found";
    /// <summary>The click had been refused itself.</summary>
    public const string ClickWasRefused = "click_was_refused";
    /// <summary>The click belongs to another offer.</summary>
    public const string OfferMismatch = "offer_mismatch";
    /// <summary>The click belongs to another tenant.</summary>
    public const string NetworkMismatch = "network_mismatch";
    /// <summary>The click belongs to another advertiser.</summary>
    public const string AdvertiserMismatch = "advertiser_mismatch";
    /// <summary>The offer has no such event.</summary>
    public const string EventUnknown = "event_unknown";
    /// <summary>The click has this event already.</summary>
    public const string DuplicateClickEvent = "duplicate_click_event";
    /// <summary>The transaction was reported before, with another click.</summary>
    public const string DuplicateTxid = "duplicate_txid";
    /// <summary>The sender's address is not on the allow-list.</summary>
    public const string IpNotListed = "ip_not_listed";
    /// <summary>The sending page's host is not on the allow-list.</summary>
    public const string DomainNotListed = "domain_not_listed";
    /// <summary>The postback carries neither token nor signature.</summary>
    public const string TokenMissing = "token_missing";
    /// <summary>The token is wrong.</summary>
    public const string TokenWrong = "token_wrong";
    /// <summary>The signature is wrong or too old.</summary>
    public const string SignatureWrong = "signature_wrong";
    /// <summary>The postback came unencrypted.</summary>
    public const string ProtocolNotHttps = "protocol_not_https";
    /// <summary>The conversion came sooner after the click than it can.</summary>
    public const string TooFast = "too_fast";
    /// <summary>The conversion came later than the offer allows.</summary>
    public const string TooLate = "too_late";
    /// <summary>A cap has no room for the conversion.</summary>
    public const string CapReached = "cap_reached";
    /// <summary>The amount is not a number that can be right.</summary>
    public const string AmountInvalid = "amount_invalid";
    /// <summary>The amount is smaller or larger than the event takes without a look.</summary>
    public const string AmountOutOfRange = "amount_out_of_range";
    /// <summary>The basket cannot be read, or is more than can be booked.</summary>
    public const string ItemsInvalid = "items_invalid";
    /// <summary>The conversion waits for the event's hold time to end.</summary>
    public const string HoldTime = "hold_time";
    /// <summary>The currency is not one we know, or there is no rate for it.</summary>
    public const string CurrencyUnknown = "currency_unknown";
    /// <summary>The coupon belongs to nobody.</summary>
    public const string CouponUnknown = "coupon_unknown";
    /// <summary>Click and conversion come from different devices.</summary>
    public const string DeviceMismatch = "device_mismatch";
    /// <summary>Click and conversion come from different countries.</summary>
    public const string GeoMismatch = "geo_mismatch";
    /// <summary>The advertiser marked it as fraud.</summary>
    public const string AdvertiserFraudFlag = "advertiser_fraud_flag";
    /// <summary>A rule rejected it.</summary>
    public const string RuleReject = "rule_reject";
    /// <summary>A rule holds it for review.</summary>
    public const string RuleHold = "rule_hold";
    /// <summary>A throttle of the publisher's keeps a share of the conversions for review, and this is one of them.</summary>
    public const string Sampled = "sampled";
    /// <summary>A person decided so.</summary>
    public const string Manual = "manual";
    /// <summary>The status can no longer change.</summary>
    public const string StatusLocked = "status_locked";

    /// <summary>The status is not one of ours.</summary>
    public const string StatusUnknown = "status_unknown";

    /// <summary>The time cannot be read, or cannot be right.</summary>
    public const string TimestampInvalid = "timestamp_invalid";

    /// <summary>The click belongs to another publisher than the postback names.</summary>
    public const string PublisherMismatch = "publisher_mismatch";

    /// <summary>A value that names something is longer than can be kept.</summary>
    public const string ValueTooLong = "value_too_long";

    /// <summary>The request cannot be read as a postback.</summary>
    public const string Malformed = "malformed";

    /// <summary>The request is larger than is taken.</summary>
    public const string TooLarge = "too_large";

    /// <summary>Too many requests that name no tenant came from one network.</summary>
    public const string TooManyRequests = "too_many_requests";

    /// <summary>The tenant does not take postbacks in that platform's manner.</summary>
    public const string DialectOff = "dialect_off";

    /// <summary>There is no booked conversion to change.</summary>
    public const string ConversionNotFound = "conversion_not_found";

    /// <summary>The postback set a price, and the offer sets prices.</summary>
    public const string PriceNotApplied = "price_not_applied";

    /// <summary>Without a click the transaction is what a conversion is told by, and there is none.</summary>
    public const string TxnIdMissing = "txn_id_missing";

    /// <summary>Another click of the same customer earned it.</summary>
    public const string OtherClickWon = "other_click_won";

    /// <summary>What was asked for comes with a later version.</summary>
    public const string NotSupportedYet = "not_supported_yet";

    /// <summary>The publisher has no postback template.</summary>
    public const string NoPostbackConfigured = "no_postback_configured";
    /// <summary>The template does not want this offer.</summary>
    public const string OfferNotSelected = "offer_not_selected";

    /// <summary>The template does not want conversions of this link, or of none.</summary>
    public const string LinkNotSelected = "link_not_selected";

    /// <summary>The template does not want this event.</summary>
    public const string EventNotSelected = "event_not_selected";
    /// <summary>The event is not shown to publishers.</summary>
    public const string EventHidden = "event_hidden";
    /// <summary>The template does not want this status.</summary>
    public const string StatusNotSelected = "status_not_selected";
    /// <summary>It is of a test click: publishers hear of real conversions only.</summary>
    public const string TestConversion = "test_conversion";
    /// <summary>The template's condition does not hold.</summary>
    public const string ConditionFalse = "condition_false";
    /// <summary>A throttle keeps a share of the conversions from the publisher, and this is one of them.</summary>
    public const string Throttled = "throttled";
    /// <summary>The tenant's webhook is paused.</summary>
    public const string WebhookPaused = "webhook_paused";
    /// <summary>The publisher is paused.</summary>
    public const string PublisherPaused = "publisher_paused";
    /// <summary>The address, a header or the body cannot be sent as they are.</summary>
    public const string UrlInvalid = "url_invalid";
    /// <summary>The host resolves to an address that is not public.</summary>
    public const string PrivateAddressBlocked = "private_address_blocked";
    /// <summary>The host did not resolve.</summary>
    public const string Dns = "dns";
    /// <summary>No connection, or it broke before an answer came.</summary>
    public const string Connect = "connect";
    /// <summary>The encrypted connection could not be set up.</summary>
    public const string Tls = "tls";
    /// <summary>No answer within the time allowed.</summary>
    public const string Timeout = "timeout";
    /// <summary>The publisher answered with a redirect, which is not followed.</summary>
    public const string Http3xx = "http_3xx";
    /// <summary>The publisher refused the postback.</summary>
    public const string Http4xx = "http_4xx";
    /// <summary>The publisher asked us to slow down.</summary>
    public const string Http429 = "http_429";
    /// <summary>The publisher's server failed.</summary>
    public const string Http5xx = "http_5xx";
    /// <summary>What came back is not HTTP, or its headers are too large.</summary>
    public const string ResponseInvalid = "response_invalid";
    /// <summary>The endpoint is failing and is being left alone for a while.</summary>
    public const string BreakerOpen = "breaker_open";
    /// <summary>Every attempt of the schedule failed.</summary>
    public const string GaveUp = "gave_up";
    /// <summary>It was sent again under another delivery.</summary>
    public const string Replayed = "replayed";

    /// <summary>An <c>Idempotency-Key</c> was sent again with another body.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    /// <summary>Nothing could keep the request; it is to be sent again.</summary>
    public const string Unavailable = "unavailable";
    /// <summary>The upload that booked or changed it was taken back.</summary>
    public const string UploadUndone = "upload_undone";
    /// <summary>Something came after the upload, so taking it back leaves it alone.</summary>
    public const string ChangedSince = "changed_since";
    /// <summary>The upload did nothing that could be taken back, or it was taken back already.</summary>
    public const string NothingToUndo = "nothing_to_undo";

    /// <summary>Why a click does not reach the offer.</summary>
    public static FrozenSet<string> Clicks { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        OfferExpired, OfferPaused, PublisherNotApproved, PublisherBlocked, CapOffer, CapPublisher, CapGroup, GeoCountry, GeoRegion, GeoCity,
        DeviceType, Os, OsVersion, Browser, Language, Brand, Isp, Carrier, Connection, IpRange, IpBlocked, DayPart, Proxy, Datacenter, Bot,
        DuplicateClick, AlreadyConverted, SubBlocked, SourceBlocked, ReferrerBlocked, SmartlinkNoMatch, ForwardedByRule, DomainNotAllowed,
        MalformedOffer, MalformedPublisher, UnknownOffer, UnknownPublisher);

    /// <summary>Why a conversion is refused or held.</summary>
    public static FrozenSet<string> Conversions { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        ClickMissing, ClickMalformed, ClickExpired, ClickNotFound, ClickWasRefused, OfferMismatch, NetworkMismatch, AdvertiserMismatch, EventUnknown,
        DuplicateClickEvent, DuplicateTxid, IpNotListed, DomainNotListed, TokenMissing, TokenWrong, SignatureWrong, ProtocolNotHttps, TooFast,
        TooLate, CapReached, AmountInvalid, AmountOutOfRange, ItemsInvalid, HoldTime, CurrencyUnknown, CouponUnknown, DeviceMismatch, GeoMismatch, AdvertiserFraudFlag, RuleReject, RuleHold,
        Sampled, Manual, StatusLocked, StatusUnknown, TimestampInvalid, PublisherMismatch, ValueTooLong, Malformed, TooLarge, TooManyRequests,
        NotSupportedYet, OfferPaused, OfferExpired, DialectOff, ConversionNotFound, PriceNotApplied, IdempotencyKeyReused, Unavailable,
        UploadUndone, ChangedSince, NothingToUndo,
        TxnIdMissing, OtherClickWon, UnknownOffer, UnknownPublisher, PublisherNotApproved, PublisherBlocked);

    /// <summary>Why a delivery is suppressed, waits or fails.</summary>
    public static FrozenSet<string> Deliveries { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        NoPostbackConfigured, OfferNotSelected, LinkNotSelected, EventNotSelected, EventHidden, StatusNotSelected, TestConversion, ConditionFalse, Throttled, PublisherPaused, WebhookPaused, UrlInvalid, PrivateAddressBlocked, Dns,
        Connect, Tls, Timeout, Http3xx, Http4xx, Http429, Http5xx, ResponseInvalid, BreakerOpen, GaveUp, Replayed);

    /// <summary>Whether a code is on the list, whatever it is about.</summary>
    public static bool IsKnown(string code) => Clicks.Contains(code) || Conversions.Contains(code) || Deliveries.Contains(code);
}
