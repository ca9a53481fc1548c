namespace TrackingPlatform.Domain.Campaigns;

/// <summary>How one of several offers is chosen.</summary>
public enum Rotation
{
    /// <summary>Each as often as its weight says, exactly over time.</summary>
    Weighted,

    /// <summary>The first in the list that the visitor may go to.</summary>
    Priority,

    /// <summary>By the share that an offer earned lately.</summary>
    Optimised,
}
