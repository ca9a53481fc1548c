namespace TrackingPlatform.Domain.Attribution;

/// <summary>What a postback can name whoever earned it by.</summary>
public enum AttributionKey
{
    /// <summary>Our click id.</summary>
    ClickId,

    /// <summary>A code bound to a publisher.</summary>
    Coupon,

    /// <summary>The advertiser's id of the customer, whose clicks are looked back to.</summary>
    UserId,

    /// <summary>Offer and publisher by their ids.</summary>
    Publisher,
}
