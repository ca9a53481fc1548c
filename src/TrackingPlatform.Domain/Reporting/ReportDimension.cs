namespace TrackingPlatform.Domain.Reporting;

/// <summary>What figures can be broken down by.</summary>
public enum ReportDimension
{
    /// <summary>Days of the report's zone.</summary>
    Day,

    /// <summary>Hours of the report's zone; the hour that a change of clocks repeats stands twice.</summary>
    Hour,

    /// <summary>Weeks of the report's zone, named by their Monday.</summary>
    Week,

    /// <summary>Months of the report's zone.</summary>
    Month,

    /// <summary>Campaigns.</summary>
    Campaign,

    /// <summary>Offers.</summary>
    Offer,

    /// <summary>Publishers.</summary>
    Publisher,

    /// <summary>Advertisers.</summary>
    Advertiser,

    /// <summary>Links.</summary>
    Link,

    /// <summary>Events of offers. Clicks have none, so their figures are absent.</summary>
    Event,

    /// <summary>Currencies. Money is never added across them, so every report is broken down by them anyway.</summary>
    Currency,

    /// <summary>Days of the week in the report's zone, 1 for Monday.</summary>
    Weekday,

    /// <summary>Hours of the day in the report's zone, 0 to 23.</summary>
    HourOfDay,

    /// <summary>Landing pages shown.</summary>
    Landing,

    /// <summary>What links said of the creative.</summary>
    Creative,

    /// <summary>What links said of the source.</summary>
    Source,

    /// <summary>The publisher's first sub-id.</summary>
    Sub1,

    /// <summary>The publisher's second sub-id.</summary>
    Sub2,

    /// <summary>The publisher's third sub-id.</summary>
    Sub3,

    /// <summary>The publisher's fourth sub-id.</summary>
    Sub4,

    /// <summary>The publisher's fifth sub-id.</summary>
    Sub5,

    /// <summary>The publisher's sixth sub-id.</summary>
    Sub6,

    /// <summary>The publisher's seventh sub-id.</summary>
    Sub7,

    /// <summary>The publisher's eighth sub-id.</summary>
    Sub8,

    /// <summary>The publisher's ninth sub-id.</summary>
    Sub9,

    /// <summary>The publisher's tenth sub-id.</summary>
    Sub10,

    /// <summary>The visitor's country, ISO 3166.</summary>
    Country,

    /// <summary>The visitor's region.</summary>
    Region,

    /// <summary>The visitor's city.</summary>
    City,

    /// <summary>The kind of device.</summary>
    Device,

    /// <summary>The operating system.</summary>
    Os,

    /// <summary>The browser.</summary>
    Browser,

    /// <summary>The language that the browser asks for first.</summary>
    Language,

    /// <summary>The number of the visitor's network.</summary>
    Asn,

    /// <summary>The host of the page that the link stood on.</summary>
    Referrer,

    /// <summary>Why a click was refused, or why a conversion has its status.</summary>
    Reason,

    /// <summary>The present status of conversions. Clicks have none.</summary>
    Status,

    /// <summary>The coupon that conversions named. Clicks have none.</summary>
    Coupon,

    /// <summary>How long after its click a conversion happened, in the steps of <see cref="ConversionDelay"/>. Clicks have none.</summary>
    Delay,

    /// <summary>A parameter that links carry beyond those with a meaning here; which one, <see cref="ReportAxis.Parameter"/> says.</summary>
    Param,
}
