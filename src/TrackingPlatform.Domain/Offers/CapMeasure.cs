namespace TrackingPlatform.Domain.Offers;

/// <summary>What a cap counts.</summary>
public enum CapMeasure
{
    /// <summary>Visitors sent on; prefetched and refused clicks are none.</summary>
    Clicks,

    /// <summary>Conversions, see <see cref="CapUse"/>.</summary>
    Conversions,

    /// <summary>What publishers get, in one currency.</summary>
    Payout,

    /// <summary>What advertisers owe, in one currency.</summary>
    Revenue,
}
