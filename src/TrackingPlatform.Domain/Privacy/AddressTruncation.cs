using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace TrackingPlatform.Domain.Privacy;

/// <summary>Cuts an address down to what may be kept: IPv4 to /24, IPv6 to /48.</summary>
/// <remarks>
/// To be applied before an address is written anywhere, logs and queues included. An IPv4 address inside IPv6
/// (<c>::ffff:203.0.113.7</c>) counts as IPv4: cut to /48 it would lose everything, and uncut it would keep everything.
/// </remarks>
public static class AddressTruncation
{
    /// <summary>Characters that the text of a cut address needs at most.</summary>
    public const int LongestText = 16;

    private const int KeptGroups = 3;

    /// <summary>The cut address, in its own family, without a scope.</summary>
    public static IPAddress Apply(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return new IPAddress(bytes[..Cut(address, bytes)]);
    }

    /// <summary>The text of the cut address, such as <c>203.0.113.0</c> or <c>2001:db8:7::</c>.</summary>
    public static string Text(IPAddress address)
    {
        Span<char> text = stackalloc char[LongestText];
        return text[..Format(address, text)].ToString();
    }

    /// <summary>Writes the text of the cut address without allocating.</summary>
    /// <param name="address">The full address.</param>
    /// <param name="target">At least <see cref="LongestText"/> characters.</param>
    /// <returns>The characters written.</returns>
    /// <exception cref="ArgumentException"><paramref name="target"/> is too short.</exception>
    public static int Format(IPAddress address, Span<char> target)
    {
        if (target.Length < LongestText)
        {
            throw new ArgumentException($"Room for {LongestText} characters is needed.", nameof(target));
        }

        Span<byte> bytes = stackalloc byte[16];
        return Cut(address, bytes) == 4 ? FormatShort(bytes, target) : FormatLong(bytes, target);
    }

    /// <returns>4 or 16: the bytes of the cut address.</returns>
    private static int Cut(IPAddress address, Span<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(address);
        address.TryWriteBytes(bytes, out var length);
        if (address.IsIPv4MappedToIPv6)
        {
            bytes[12..].CopyTo(bytes);
            length = 4;
        }

        bytes[(length == 4 ? 3 : KeptGroups * 2)..].Clear();
        return length;
    }

    private static int FormatShort(ReadOnlySpan<byte> bytes, Span<char> target)
    {
        var at = 0;
        for (var index = 0; index < 3; index++)
        {
            bytes[index].TryFormat(target[at..], out var written, default, CultureInfo.InvariantCulture);
            at += written;
            target[at++] = '.';
        }

        target[at++] = '0';
        return at;
    }

    private static int FormatLong(ReadOnlySpan<byte> bytes, Span<char> target)
    {
        var groups = KeptGroups;
        while (groups > 0 && Group(bytes, groups - 1) == 0)
        {
            groups--;
        }

        // At least five groups at the end are zero, so RFC 5952's "::" always stands there.
        var at = 0;
        for (var index = 0; index < groups; index++)
        {
            Group(bytes, index).TryFormat(target[at..], out var written, "x", CultureInfo.InvariantCulture);
            at += written;
            target[at++] = ':';
        }

        if (groups == 0)
        {
            target[at++] = ':';
        }

        target[at++] = ':';
        return at;
    }

    private static ushort Group(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt16BigEndian(bytes[(index * 2)..]);
}
