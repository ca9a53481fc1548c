namespace TrackingPlatform.Domain.Access;

/// <summary>What an API key may do.</summary>
public enum ApiScope
{
    /// <summary>Reads everything of the tenant, secrets apart.</summary>
    Read,

    /// <summary>Sets up advertisers, publishers, offers, campaigns, links and templates.</summary>
    Write,

    /// <summary>Changes conversions and sends deliveries again.</summary>
    Operate,
}
