using System.Net;
using System.Net.Sockets;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Tells addresses of the public internet from those a postback must never reach.</summary>
/// <remarks>Ranges: the IANA special-purpose registries for IPv4 and IPv6. An IPv6 address that carries an IPv4 one is never taken for public.</remarks>
public static class PublicAddress
{
    private static readonly IPNetwork[] NotPublicV4 = Networks(
        "0.0.0.0/8", // this network
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
        "100.64.0.0/10", // shared by carriers (CGNAT)
        "127.0.0.0/8", // loopback
        "169.254.0.0/16", // link-local, cloud metadata among them
        "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", // protocol assignments, AS112, AMT
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
        "192.88.99.0/24", // 6to4 relays
        "198.18.0.0/15", // benchmarking
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved and broadcast

    // What is public in IPv6 is 2000::/3 alone; these are the exceptions within it.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublicV6 = Networks(
        "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32", "3fff::/20", // documentation
        "2002::/16", // 6to4: reaches whatever IPv4 address it carries
        "2620:4f:8000::/48"); // AS112

    /// <summary>Whether a connection to this address leaves for the public internet.</summary>
    /// <remarks>Mapped (<c>::ffff:0:0/96</c>) and NAT64 (<c>64:ff9b::/96</c>) addresses lie outside <c>2000::/3</c> and are refused even around a public IPv4 address.</remarks>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublicV4.Any(network => network.Contains(address)),
        // Asked first: IPNetwork.Contains reads a mapped address as an IPv4 one, whatever the network's own family.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6
            && GlobalV6.Contains(address)
            && address.ScopeId == 0
            && !NotPublicV6.Any(network => network.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(IPNetwork.Parse)];
}
