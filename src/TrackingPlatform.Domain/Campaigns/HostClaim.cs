namespace TrackingPlatform.Domain.Campaigns;

/// <summary>How a tenant stands with a host that it asks for.</summary>
public enum HostClaim
{
    /// <summary>No other tenant asks for it.</summary>
    Alone,

    /// <summary>Others ask for it too, and nobody has proven it. This installation answers none of their tokens, or a host that leads here would prove all of them.</summary>
    Contested,

    /// <summary>Another tenant has proven it.</summary>
    Taken,
}
