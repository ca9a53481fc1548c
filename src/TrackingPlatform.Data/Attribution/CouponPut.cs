namespace TrackingPlatform.Data.Attribution;

/// <summary>What came of storing a coupon.</summary>
public enum CouponPut
{
    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>Its advertiser has another one of this code.</summary>
    Taken,

    /// <summary>It has changed since it was read.</summary>
    Stale,
}
