using System.Net;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Says where an address is.</summary>
public interface IAddressIntelligence
{
    /// <summary>Looks an address up in the data in use. Never throws and never waits; safe from any thread.</summary>
    /// <param name="address">
    /// The full address, of either family; IPv4 inside IPv6 counts as IPv4. It is only looked at. A cut one would be looked up as the first
    /// address of its network, which may be somebody else's.
    /// </param>
    /// <returns>What is known, which may be nothing.</returns>
    VisitorPlace Find(IPAddress address);
}
