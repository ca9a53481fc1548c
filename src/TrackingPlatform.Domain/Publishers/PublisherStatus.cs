namespace TrackingPlatform.Domain.Publishers;

/// <summary>How a publisher stands with the tenant.</summary>
public enum PublisherStatus
{
    /// <summary>Sends traffic and is paid.</summary>
    Active,

    /// <summary>Has applied; its links follow the fallbacks until it is approved.</summary>
    Pending,

    /// <summary>Stopped for now.</summary>
    Paused,

    /// <summary>Shut out; its links follow the fallbacks with <c>publisher_blocked</c>.</summary>
    Blocked,

    /// <summary>Put away.</summary>
    Archived,
}
