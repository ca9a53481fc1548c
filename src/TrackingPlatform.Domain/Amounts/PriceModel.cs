namespace TrackingPlatform.Domain.Amounts;

/// <summary>How a price is made up.</summary>
public enum PriceModel
{
    /// <summary>Nothing is paid.</summary>
    None,

    /// <summary>A fixed amount per event.</summary>
    Fixed,

    /// <summary>A percentage of the sale amount.</summary>
    Percent,

    /// <summary>A fixed amount and a percentage of the sale amount.</summary>
    Mixed,
}
