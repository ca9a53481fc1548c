using System.Globalization;
using System.Net;
using System.Numerics;
using CsCheck;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Forwarding;

/// <summary>
/// The blocks of the IANA special-purpose registries (RFC 6890 and what followed) and of the multicast and reserved spaces, looked at from both sides of every edge; and
/// every spelling of an address that RFC 3986 and 4291, inet_aton and IDNA let through.
/// </summary>
public sealed class AddressSuiteTests
{
    // Block, and whether the registry calls it globally reachable. Blocks that are reachable but are nobody's web server (AS112, AMT, anycast for protocols) are refused as well.
    private static readonly (string Block, bool IsReachable, string Source)[] Registry =
    [
        ("0.0.0.0/8", false, "RFC 791"), ("0.0.0.0/32", false, "RFC 1122"), ("10.0.0.0/8", false, "RFC 1918"), ("100.64.0.0/10", false, "RFC 6598"), ("127.0.0.0/8", false, "RFC 1122"),
        ("169.254.0.0/16", false, "RFC 3927"), ("172.16.0.0/12", false, "RFC 1918"), ("192.0.0.0/24", false, "RFC 6890"), ("192.0.0.0/29", false, "RFC 7335"), ("192.0.0.8/32", false, "RFC 7600"),
        ("192.0.0.9/32", true, "RFC 7723"), ("192.0.0.10/32", true, "RFC 8155"), ("192.0.0.170/32", false, "RFC 8880"), ("192.0.0.171/32", false, "RFC 8880"), ("192.0.2.0/24", false, "RFC 5737"),
        ("192.31.196.0/24", true, "RFC 7535"), ("192.52.193.0/24", true, "RFC 7450"), ("192.88.99.0/24", false, "RFC 7526"), ("192.168.0.0/16", false, "RFC 1918"), ("192.175.48.0/24", true, "RFC 7534"),
        ("198.18.0.0/15", false, "RFC 2544"), ("198.51.100.0/24", false, "RFC 5737"), ("203.0.113.0/24", false, "RFC 5737"), ("224.0.0.0/4", false, "RFC 5771"), ("240.0.0.0/4", false, "RFC 1112"),
        ("255.255.255.255/32", false, "RFC 919"),
        ("::/128", false, "RFC 4291"), ("::1/128", false, "RFC 4291"), ("::/96", false, "RFC 4291"), ("::ffff:0:0/96", false, "RFC 4291"), ("64:ff9b::/96", true, "RFC 6052"), ("64:ff9b:1::/48", false, "RFC 8215"),
        ("100::/64", false, "RFC 6666"), ("100:0:0:1::/64", false, "RFC 9780"), ("2001::/23", false, "RFC 2928"), ("2001::/32", false, "RFC 4380"), ("2001:1::1/128", true, "RFC 7723"), ("2001:1::2/128", true, "RFC 8155"),
        ("2001:1::3/128", true, "RFC 9665"), ("2001:2::/48", false, "RFC 5180"), ("2001:3::/32", true, "RFC 7450"), ("2001:4:112::/48", true, "RFC 7535"), ("2001:10::/28", false, "RFC 4843"), ("2001:20::/28", true, "RFC 7343"),
        ("2001:30::/28", true, "RFC 9374"), ("2001:db8::/32", false, "RFC 3849"), ("2002::/16", false, "RFC 3056"), ("2620:4f:8000::/48", true, "RFC 7534"), ("3fff::/20", false, "RFC 9637"), ("5f00::/16", false, "RFC 9602"),
        ("fc00::/7", false, "RFC 4193"), ("fe80::/10", false, "RFC 4291"), ("fec0::/10", false, "RFC 3879"), ("ff00::/8", false, "RFC 4291"),
    ];

    private static readonly Block[] Blocks = [.. Registry.Select(each => Block.Parse(each.Block))];

    public static TheoryData<string> BlockNames => [.. Registry.Select(each => each.Block)];

    [Theory]
    [MemberData(nameof(BlockNames))]
    public void No_block_of_the_registries_is_dialled_from_its_first_address_to_its_last(string text)
    {
        var block = Block.Parse(text);
        foreach (var offset in new[] { BigInteger.Zero, BigInteger.One, block.Size / 2, block.Size - 2, block.Size - 1 }.Where(offset => offset >= 0 && offset < block.Size))
        {
            var inside = block.At(offset)!; // the offset is within the block
            Assert.False(PublicAddress.IsPublic(inside), $"{inside} lies in {text}");
        }

        foreach (var outside in new[] { block.At(-1), block.At(block.Size) }.Where(address => address is not null))
        {
            Assert.Equal(Model(outside!), PublicAddress.IsPublic(outside!));
        }
    }

    [Fact]
    public void It_agrees_with_the_registries_bit_by_bit_about_any_address() =>
        Gen.OneOf(
            Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes)),
            Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes)),
            Gen.Select(Gen.Int[0, Blocks.Length - 1], Gen.Byte.Array[16], Gen.Int[-3, 3]).Select(NearBlock)).Sample(
            address => Assert.True(Model(address) == PublicAddress.IsPublic(address), address.ToString()),
            iter: 50_000);

    [Fact]
    public void No_spelling_of_an_address_inside_is_taken_for_a_postback()
    {
        var insideV4 = Gen.Select(Gen.Int[0, Blocks.Length - 1].Where(index => Blocks[index].Bits == 32), Gen.Byte.Array[16], Gen.Const(0)).Select(NearBlock).Where(address => !Model(address));
        Gen.Select(insideV4, Gen.Int[0, Spellings.Length - 1]).Sample(
            (address, index) =>
            {
                var text = $"http://{Spellings[index](address.GetAddressBytes())}/told";
                Assert.False(PostbackUrl.Parse(text, allowPrivateNetworks: false).IsValid, text);
            },
            iter: 5_000);
    }

    [Fact]
    public void No_spelling_of_a_public_address_is_read_as_another() =>
        Gen.Select(Gen.Byte.Array[4].Where(bytes => Model(new IPAddress(bytes))), Gen.Int[0, Spellings.Length - 1]).Sample(
            (bytes, index) =>
            {
                // Either refused, or exactly the address that was spelt out.
                if (PostbackUrl.Parse($"http://{Spellings[index](bytes)}/told", allowPrivateNetworks: false).Value is { } url && IPAddress.TryParse(url.Host.Trim('[', ']'), out var read))
                {
                    Assert.Equal(new IPAddress(bytes), read);
                }
            },
            iter: 5_000);

    private static readonly Func<byte[], string>[] Spellings =
    [
        b => $"{b[0]}.{b[1]}.{b[2]}.{b[3]}",
        b => Number(b).ToString(CultureInfo.InvariantCulture),
        b => $"0x{Number(b):x}",
        b => $"0X{Number(b):X8}",
        b => $"0x{b[0]:x}.0x{b[1]:x}.0x{b[2]:x}.0x{b[3]:x}",
        b => $"0{Octal(b[0])}.0{Octal(b[1])}.0{Octal(b[2])}.0{Octal(b[3])}",
        b => $"0{Convert.ToString((long)Number(b), 8)}",
        b => $"{b[0]}.0x{b[1]:x}.0{Octal(b[2])}.{b[3]}",
        b => $"{b[0]}.{b[1]}.{(b[2] << 8) | b[3]}",
        b => $"{b[0]}.{(b[1] << 16) | (b[2] << 8) | b[3]}",
        b => $"{FullWidth(b[0])}．{FullWidth(b[1])}。{FullWidth(b[2])}｡{FullWidth(b[3])}",
        b => $"[::ffff:{b[0]}.{b[1]}.{b[2]}.{b[3]}]",
        b => $"[::ffff:{(b[0] << 8) | b[1]:x}:{(b[2] << 8) | b[3]:x}]",
        b => $"[0:0:0:0:0:FFFF:{b[0]}.{b[1]}.{b[2]}.{b[3]}]",
        b => $"[::{b[0]}.{b[1]}.{b[2]}.{b[3]}]",
        b => $"[64:ff9b::{b[0]}.{b[1]}.{b[2]}.{b[3]}]",
        b => $"[2002:{(b[0] << 8) | b[1]:x}:{(b[2] << 8) | b[3]:x}::1]",
        b => $"[2001:0:{(b[0] << 8) | b[1]:x}:{(b[2] << 8) | b[3]:x}::]",
        b => $"%{(int)'0' + (b[0] / 100):x}{b[0] % 100:00}.{b[1]}.{b[2]}.{b[3]}",
        b => $"{b[0]}.{b[1]}.{b[2]}.{b[3]}.",
    ];

    private static uint Number(byte[] b) => ((uint)b[0] << 24) | ((uint)b[1] << 16) | ((uint)b[2] << 8) | b[3];

    private static string Octal(byte value) => Convert.ToString(value, 8);

    private static string FullWidth(byte value) => string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(digit => (char)(digit - '0' + '０')));

    /// <summary>What the registries say, by comparing bits: slow and plain.</summary>
    private static bool Model(IPAddress address)
    {
        var bits = address.GetAddressBytes().Length * 8;
        var value = new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        var isUnicastSpace = bits == 32 || value >> 125 == 1;
        return isUnicastSpace && !Blocks.Any(block => block.Bits == bits && value >> (bits - block.Prefix) == block.First >> (bits - block.Prefix));
    }

    private static IPAddress NearBlock(int index, byte[] noise, int step)
    {
        var block = Blocks[index];
        var offset = new BigInteger(noise, isUnsigned: true) % block.Size;
        return (step < 0 ? block.At(step) : step > 0 ? block.At(block.Size - 1 + step) : block.At(offset)) ?? block.At(0)!; // a block has a first address
    }

    private readonly record struct Block(BigInteger First, int Prefix, int Bits)
    {
        public BigInteger Size => BigInteger.One << (Bits - Prefix);

        public static Block Parse(string text)
        {
            var (address, prefix) = (IPAddress.Parse(text.Split('/')[0]), int.Parse(text.Split('/')[1], CultureInfo.InvariantCulture));
            return new Block(new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true), prefix, address.GetAddressBytes().Length * 8);
        }

        /// <summary>The address so far from the first one; null beyond the ends of the family.</summary>
        public IPAddress? At(BigInteger offset)
        {
            var value = First + offset;
            if (value < 0 || value >> Bits > 0)
            {
                return null;
            }

            var bytes = new byte[Bits / 8];
            value.TryWriteBytes(bytes.AsSpan(bytes.Length - value.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
            return new IPAddress(bytes);
        }
    }
}
