namespace TrackingPlatform.Domain.Clicks;

/// <summary>What a file of address data tells.</summary>
[Flags]
public enum AddressFacts
{
    /// <summary>Nothing that is used.</summary>
    None = 0,

    /// <summary>Countries.</summary>
    Country = 1,

    /// <summary>Regions.</summary>
    Region = 2,

    /// <summary>Cities.</summary>
    City = 4,

    /// <summary>Autonomous systems.</summary>
    Asn = 8,

    /// <summary>Who runs the network.</summary>
    Isp = 16,

    /// <summary>How the network is reached.</summary>
    Connection = 32,
}
