using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The files that look-ups ask, each for the addresses that it knows. Never changed; a new set takes its place.</summary>
internal sealed class AddressSet
{
    public static readonly AddressSet Empty = new([]);

    private readonly ImmutableArray<AddressReader> _ofIPv4;
    private readonly ImmutableArray<AddressReader> _ofIPv6;

    public AddressSet(IEnumerable<AddressReader> readers)
    {
        // The file that tells most speaks first, of two alike the younger: the place is taken from one of them.
        var ordered = readers.OrderByDescending(reader => reader.Contents.Facts & (AddressFacts.Country | AddressFacts.Region | AddressFacts.City))
            .ThenByDescending(reader => reader.Contents.BuiltAt)
            .ToList();
        _ofIPv4 = [.. ordered.Where(reader => reader.Contents.Families.HasFlag(AddressFamilies.IPv4))];
        _ofIPv6 = [.. ordered.Where(reader => reader.Contents.Families.HasFlag(AddressFamilies.IPv6))];
    }

    /// <param name="address">The full address.</param>
    /// <param name="stumbled">A file in which damage showed for the first time.</param>
    public VisitorPlace Find(IPAddress address, out AddressReader? stumbled)
    {
        stumbled = null;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var place = default(VisitorPlace);
        foreach (var reader in plain.AddressFamily == AddressFamily.InterNetwork ? _ofIPv4 : _ofIPv6)
        {
            if (!Adds(reader.Contents.Facts, place))
            {
                continue;
            }

            place = place.Or(reader.Find(plain, out var broke));
            stumbled = broke ? reader : stumbled;
        }

        return place;
    }

    private static bool Adds(AddressFacts facts, in VisitorPlace place) =>
        (place.Country is null && facts.HasFlag(AddressFacts.Country))
        || (place.Asn is null && facts.HasFlag(AddressFacts.Asn))
        || (place.Isp is null && facts.HasFlag(AddressFacts.Isp))
        || (place.Connection == ConnectionKind.Unknown && facts.HasFlag(AddressFacts.Connection));
}
