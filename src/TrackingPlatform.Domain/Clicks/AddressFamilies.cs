namespace TrackingPlatform.Domain.Clicks;

/// <summary>The kinds of addresses that a file of address data may be asked about. Asked about the other kind, it would answer wrongly, not with nothing.</summary>
[Flags]
public enum AddressFamilies
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>IPv4.</summary>
    IPv4 = 1,

    /// <summary>IPv6.</summary>
    IPv6 = 2,
}
