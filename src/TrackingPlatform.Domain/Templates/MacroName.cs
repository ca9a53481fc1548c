namespace TrackingPlatform.Domain.Templates;

/// <summary>Every macro a template may carry, in the order of the public contract. Sub-ids and advertiser values are consecutive.</summary>
public enum MacroName
{
    /// <summary><c>{click_id}</c>: Our id of the click.</summary>
    ClickId,

    /// <summary><c>{click_ref}</c>: The publisher's own click id, from click_ref in the link.</summary>
    ClickRef,

    /// <summary><c>{user_id}</c>: The advertiser's id of the user, from the postback.</summary>
    UserId,

    /// <summary><c>{coupon}</c>: The coupon code the sale was made with.</summary>
    Coupon,

    /// <summary><c>{sub1}</c>: Sub-id 1 from the link.</summary>
    Sub1,

    /// <summary><c>{sub2}</c>: Sub-id 2 from the link.</summary>
    Sub2,

    /// <summary><c>{sub3}</c>: Sub-id 3 from the link.</summary>
    Sub3,

    /// <summary><c>{sub4}</c>: Sub-id 4 from the link.</summary>
    Sub4,

    /// <summary><c>{sub5}</c>: Sub-id 5 from the link.</summary>
    Sub5,

    /// <summary><c>{sub6}</c>: Sub-id 6 from the link.</summary>
    Sub6,

    /// <summary><c>{sub7}</c>: Sub-id 7 from the link.</summary>
    Sub7,

    /// <summary><c>{sub8}</c>: Sub-id 8 from the link.</summary>
    Sub8,

    /// <summary><c>{sub9}</c>: Sub-id 9 from the link.</summary>
    Sub9,

    /// <summary><c>{sub10}</c>: Sub-id 10 from the link.</summary>
    Sub10,

    /// <summary><c>{source}</c>: The traffic source named in the link.</summary>
    Source,

    /// <summary><c>{creative}</c>: The creative the visitor saw.</summary>
    Creative,

    /// <summary><c>{conversion_id}</c>: Our id of the conversion.</summary>
    ConversionId,

    /// <summary><c>{txn_id}</c>: The advertiser's id of the transaction.</summary>
    TxnId,

    /// <summary><c>{event}</c>: The name of the event.</summary>
    Event,

    /// <summary><c>{status}</c>: The status of the conversion.</summary>
    Status,

    /// <summary><c>{payout}</c>: What the publisher earns.</summary>
    Payout,

    /// <summary><c>{currency}</c>: The currency of payout and amount, ISO 4217.</summary>
    Currency,

    /// <summary><c>{amount}</c>: The value of the sale.</summary>
    Amount,

    /// <summary><c>{offer_id}</c>: Our id of the offer.</summary>
    OfferId,

    /// <summary><c>{offer}</c>: The name of the offer.</summary>
    Offer,

    /// <summary><c>{campaign_id}</c>: Our id of the campaign.</summary>
    CampaignId,

    /// <summary><c>{campaign}</c>: The name of the campaign.</summary>
    Campaign,

    /// <summary><c>{publisher_id}</c>: Our id of the publisher.</summary>
    PublisherId,

    /// <summary><c>{advertiser_id}</c>: Our id of the advertiser.</summary>
    AdvertiserId,

    /// <summary><c>{country}</c>: Country of the visitor, ISO 3166-1.</summary>
    Country,

    /// <summary><c>{region}</c>: Region of the visitor.</summary>
    Region,

    /// <summary><c>{city}</c>: City of the visitor.</summary>
    City,

    /// <summary><c>{device}</c>: Kind of device: desktop, phone, tablet and so on.</summary>
    Device,

    /// <summary><c>{os}</c>: Operating system of the visitor.</summary>
    Os,

    /// <summary><c>{browser}</c>: Browser of the visitor.</summary>
    Browser,

    /// <summary><c>{ip}</c>: Address of the visitor at the click, truncated as it was stored.</summary>
    Ip,

    /// <summary><c>{user_agent}</c>: User agent of the visitor at the click.</summary>
    UserAgent,

    /// <summary><c>{click_time}</c>: When the click happened, RFC 3339 UTC.</summary>
    ClickTime,

    /// <summary><c>{conversion_time}</c>: When the conversion happened, RFC 3339 UTC.</summary>
    ConversionTime,

    /// <summary><c>{timestamp}</c>: When this was prepared, Unix seconds.</summary>
    Timestamp,

    /// <summary><c>{random}</c>: A random number, the same on every attempt.</summary>
    Random,

    /// <summary><c>{adv1}</c>: Advertiser's value 1 from the postback.</summary>
    Adv1,

    /// <summary><c>{adv2}</c>: Advertiser's value 2 from the postback.</summary>
    Adv2,

    /// <summary><c>{adv3}</c>: Advertiser's value 3 from the postback.</summary>
    Adv3,

    /// <summary><c>{adv4}</c>: Advertiser's value 4 from the postback.</summary>
    Adv4,

    /// <summary><c>{adv5}</c>: Advertiser's value 5 from the postback.</summary>
    Adv5,

    /// <summary><c>{adv6}</c>: Advertiser's value 6 from the postback.</summary>
    Adv6,

    /// <summary><c>{adv7}</c>: Advertiser's value 7 from the postback.</summary>
    Adv7,

    /// <summary><c>{adv8}</c>: Advertiser's value 8 from the postback.</summary>
    Adv8,

    /// <summary><c>{adv9}</c>: Advertiser's value 9 from the postback.</summary>
    Adv9,

    /// <summary><c>{adv10}</c>: Advertiser's value 10 from the postback.</summary>
    Adv10,

    /// <summary><c>{param}</c>: Any other parameter of the click, then of the postback, by name: {param:name}.</summary>
    Param,

    /// <summary><c>{delivery_id}</c>: Our id of the delivery, the same on every attempt.</summary>
    DeliveryId,

    /// <summary><c>{signature}</c>: HMAC-SHA256 of what is sent, made when it is sent.</summary>
    Signature,
}
