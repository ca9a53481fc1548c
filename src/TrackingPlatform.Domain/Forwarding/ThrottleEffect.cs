namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What becomes of a conversion that a throttle takes.</summary>
public enum ThrottleEffect
{
    /// <summary>It is booked as it is, and the publisher is not told of it.</summary>
    Hide,

    /// <summary>It is booked as pending instead of approved.</summary>
    Pending,

    /// <summary>It is held for review instead of approved.</summary>
    Hold,
}
