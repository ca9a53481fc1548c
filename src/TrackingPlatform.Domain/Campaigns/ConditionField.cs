namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What a condition may look at. The wire names are those of rules and targeting in the API.</summary>
public enum ConditionField
{
    /// <summary>ISO 3166 country of the visitor's address.</summary>
    Country,

    /// <summary>Region of the visitor's address, by code or name.</summary>
    Region,

    /// <summary>City of the visitor's address.</summary>
    City,

    /// <summary>Kind of device: <c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>tv</c>, <c>bot</c>.</summary>
    Device,

    /// <summary>Maker of the device, where the agent says it.</summary>
    Brand,

    /// <summary>Operating system.</summary>
    Os,

    /// <summary>Version of the operating system.</summary>
    OsVersion,

    /// <summary>Browser.</summary>
    Browser,

    /// <summary>Version of the browser.</summary>
    BrowserVersion,

    /// <summary>First language asked for; <c>de</c> also means <c>de-AT</c>.</summary>
    Language,

    /// <summary>Who runs the visitor's network, by name.</summary>
    Isp,

    /// <summary>Number of the network (autonomous system).</summary>
    Asn,

    /// <summary>How the network is reached: <c>broadband</c>, <c>cellular</c>, <c>corporate</c>, <c>satellite</c>, <c>dialup</c>, <c>hosting</c>.</summary>
    Connection,

    /// <summary>The full address, looked at and forgotten: single ones and ranges such as <c>203.0.113.0/24</c>.</summary>
    Ip,

    /// <summary>Host the visitor came from; <c>example.com</c> also means its subdomains.</summary>
    Referrer,

    /// <summary>The publisher's source.</summary>
    Source,

    /// <summary>The publisher's first sub-id; the others follow in order.</summary>
    Sub1,

    /// <summary>Sub-id 2.</summary>
    Sub2,

    /// <summary>Sub-id 3.</summary>
    Sub3,

    /// <summary>Sub-id 4.</summary>
    Sub4,

    /// <summary>Sub-id 5.</summary>
    Sub5,

    /// <summary>Sub-id 6.</summary>
    Sub6,

    /// <summary>Sub-id 7.</summary>
    Sub7,

    /// <summary>Sub-id 8.</summary>
    Sub8,

    /// <summary>Sub-id 9.</summary>
    Sub9,

    /// <summary>Sub-id 10.</summary>
    Sub10,

    /// <summary>Any other parameter of the link, by name.</summary>
    Param,

    /// <summary>The publisher, by id.</summary>
    Publisher,

    /// <summary>Time of day, 00:00 to 24:00, in the condition's time zone or else the tenant's.</summary>
    Time,

    /// <summary>Day of the week, <c>mon</c> to <c>sun</c>, in the condition's time zone or else the tenant's.</summary>
    Weekday,

    /// <summary><c>new</c> or <c>returning</c>: whether this visitor clicked anything of the tenant's before, as far as is remembered.</summary>
    Visitor,

    /// <summary>How often this visitor clicked anything of the tenant's today, this click not counted.</summary>
    Clicks,

    /// <summary>The sale amount in the offer's currency; in payout rules and postback templates only.</summary>
    Amount,

    /// <summary>The coupon used; in payout rules and postback templates only.</summary>
    Coupon,

    /// <summary>The event by its name; in postback templates only.</summary>
    Event,

    /// <summary>The status a conversion changes to; in postback templates only.</summary>
    Status,
}
