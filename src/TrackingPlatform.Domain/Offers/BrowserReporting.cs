namespace TrackingPlatform.Domain.Offers;

/// <summary>What becomes of conversions that a visitor's browser reports. A browser can hold no secret, so it proves no more than the page it is on.</summary>
public enum BrowserReporting
{
    /// <summary>They are refused.</summary>
    Off,

    /// <summary>They are booked, but pay nothing before somebody approves them.</summary>
    Pending,

    /// <summary>They are booked as the advertiser's own.</summary>
    Accept,
}
