using System.Collections.Immutable;
using System.Net;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>The addresses that an advertiser's postbacks come from.</summary>
public sealed class AddressList
{
    /// <summary>How many entries one list holds.</summary>
    public const int Most = 200;

    /// <summary>No addresses.</summary>
    public static readonly AddressList Empty = new([]);

    private readonly ImmutableArray<IPNetwork> _networks;

    private AddressList(ImmutableArray<IPNetwork> networks) => _networks = networks;

    /// <summary>Whether nothing is on it.</summary>
    public bool IsEmpty => _networks.IsEmpty;

    /// <summary>Reads entries that were checked before; one that cannot be read is left out, so that a damaged list lets fewer in, not more.</summary>
    public static AddressList Of(IEnumerable<string> entries)
    {
        var networks = new List<IPNetwork>();
        foreach (var entry in entries)
        {
            if (TryParse(entry, out var network, out _))
            {
                networks.Add(network);
            }
        }

        return networks.Count == 0 ? Empty : new AddressList([.. networks]);
    }

    /// <summary>Reads an address, or a range such as <c>203.0.113.0/24</c> or <c>2001:db8::/32</c>.</summary>
    /// <param name="text">What was written; bits behind the prefix are set to zero.</param>
    /// <param name="network">The range; a single address is a range of one.</param>
    /// <param name="normal">How it is kept and shown.</param>
    public static bool TryParse(string? text, out IPNetwork network, out string normal)
    {
        (network, normal) = (default, "");
        var parts = (text ?? "").Trim().Split('/');
        if (parts.Length > 2 || !IsWhole(parts[0]) || !IPAddress.TryParse(parts[0], out var address))
        {
            return false;
        }

        var plain = Plain(address);
        var bits = plain.GetAddressBytes().Length * 8;
        var length = bits;
        if (parts.Length == 2 && (!int.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out length) || length > bits))
        {
            return false;
        }

        network = new IPNetwork(First(plain, length), length);
        normal = length == bits ? plain.ToString() : network.ToString();
        return true;
    }

    /// <summary>Whether an address is on the list. An IPv4 address in IPv6 clothes is the IPv4 address.</summary>
    public bool Contains(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        var plain = Plain(address);
        foreach (var network in _networks)
        {
            if (network.Contains(plain))
            {
                return true;
            }
        }

        return false;
    }

    // The parser of addresses takes "10.1" for 10.0.0.1, which nobody means.
    private static bool IsWhole(string text) => text.Contains(':', StringComparison.Ordinal) || text.Count(letter => letter == '.') == 3;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress First(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var index = 0; index < bytes.Length; index++)
        {
            var kept = Math.Clamp(length - index * 8, 0, 8);
            bytes[index] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
