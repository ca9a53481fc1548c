namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Where a delivery stands. The words are those of the public contract, in lower case there.</summary>
public enum DeliveryState
{
    /// <summary>Waiting for its next attempt.</summary>
    Due,

    /// <summary>Being sent, under a lease that runs out.</summary>
    Leased,

    /// <summary>The publisher answered 2xx.</summary>
    Delivered,

    /// <summary>Kept aside because its endpoint is disabled; can be released.</summary>
    Parked,

    /// <summary>Given up; can be sent again by hand.</summary>
    Dead,

    /// <summary>Never to be sent, for the reason it carries.</summary>
    Suppressed,
}
