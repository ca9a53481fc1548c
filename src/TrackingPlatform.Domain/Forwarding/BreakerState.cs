namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Whether an endpoint is being called.</summary>
public enum BreakerState
{
    /// <summary>It is.</summary>
    Closed,

    /// <summary>It is left alone until the next probe.</summary>
    Open,

    /// <summary>One probe is under way; everything else waits for it.</summary>
    HalfOpen,
}
