namespace TrackingPlatform.Domain.Reporting;

/// <summary>Of whom the visitors are, in the sums of days: of one thing at a time.</summary>
public enum FacetSubject
{
    /// <summary>All of the tenant's.</summary>
    All,

    /// <summary>Each publisher's.</summary>
    Publisher,

    /// <summary>Each campaign's.</summary>
    Campaign,

    /// <summary>Each offer's.</summary>
    Offer,

    /// <summary>Each advertiser's.</summary>
    Advertiser,

    /// <summary>Each event's; clicks have none.</summary>
    Event,
}
