namespace TrackingPlatform.Domain.Attribution;

/// <summary>All that was found of what a postback names.</summary>
public sealed record AttributionEvidence
{
    /// <summary>The click it names; null when there is no such click.</summary>
    public Touchpoint? Named { get; init; }

    /// <summary>The click it names is not there yet, but may still arrive.</summary>
    public bool MayArrive { get; init; }

    /// <summary>The coupon it names; null when the advertiser has no such coupon.</summary>
    public CouponEvidence? Coupon { get; init; }

    /// <summary>Clicks of the customer it names, in any order.</summary>
    public IReadOnlyList<Touchpoint> OfCustomer { get; init; } = [];

    /// <summary>The publisher and offer it names; null when it names none.</summary>
    public PublisherEvidence? Publisher { get; init; }
}
