namespace TrackingPlatform.Domain.Offers;

/// <summary>Where a cap is heading.</summary>
public enum CapPaceState
{
    /// <summary>It will last its period.</summary>
    OnTrack,

    /// <summary>It will be full before its period ends.</summary>
    FullAbout,

    /// <summary>It is full.</summary>
    Full,
}
