namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What a person may tell a replay.</summary>
public enum ReplayOrder
{
    /// <summary>Wait where it is.</summary>
    Pause,

    /// <summary>Go on from there.</summary>
    Resume,

    /// <summary>Give up.</summary>
    Cancel,
}
