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
}
