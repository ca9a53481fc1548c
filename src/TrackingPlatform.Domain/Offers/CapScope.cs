namespace TrackingPlatform.Domain.Offers;

/// <summary>What a cap is on.</summary>
public enum CapScope
{
    /// <summary>One offer.</summary>
    Offer,

    /// <summary>One event of an offer.</summary>
    Event,

    /// <summary>All that goes through one campaign.</summary>
    Campaign,

    /// <summary>All offers that name the same group.</summary>
    Group,
}
