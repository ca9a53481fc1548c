using System.Net;
using System.Net.Sockets;
using CsCheck;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Domain.Tests.Privacy;

public sealed class AddressTruncationTests
{
    private static readonly Gen<IPAddress> Addresses = Gen.OneOf(
        Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes)),
        Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes)),
        Gen.OneOf(Gen.Const((byte)0), Gen.Byte).Array[16].Select(bytes => new IPAddress(bytes)),
        Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes).MapToIPv6()));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0")]
    [InlineData("255.255.255.255", "255.255.255.0")]
    [InlineData("2001:db8:7:9:a:b:c:d", "2001:db8:7::")]
    [InlineData("ffff:ffff:ffff:ffff::", "ffff:ffff:ffff::")]
    [InlineData("2001:db8::1", "2001:db8::")]
    [InlineData("0:0:1::5", "0:0:1::")]
    [InlineData("::1", "::")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData("fe80::1%3", "fe80::")]
    public void Addresses_are_cut(string full, string cut)
    {
        Assert.Equal(cut, AddressTruncation.Text(IPAddress.Parse(full)));
        Assert.Equal(IPAddress.Parse(cut), AddressTruncation.Apply(IPAddress.Parse(full)));
    }

    [Fact]
    public void The_text_is_that_of_the_cut_address() =>
        Addresses.Sample(address => Assert.Equal(AddressTruncation.Apply(address).ToString(), AddressTruncation.Text(address)));

    [Fact]
    public void Addresses_of_one_network_become_the_same_and_nothing_else_is_kept() =>
        Gen.Select(Addresses, Gen.Byte.Array[16]).Sample((address, noise) =>
        {
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            var kept = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
            var neighbour = plain.GetAddressBytes();
            noise.AsSpan(0, neighbour.Length - kept).CopyTo(neighbour.AsSpan(kept));

            Assert.Equal(AddressTruncation.Apply(address), AddressTruncation.Apply(new IPAddress(neighbour)));
            Assert.Equal(plain.GetAddressBytes()[..kept], AddressTruncation.Apply(address).GetAddressBytes()[..kept]);
        });

    [Fact]
    public void A_short_target_is_refused() =>
        Assert.Throws<ArgumentException>(() => AddressTruncation.Format(IPAddress.Loopback, new char[AddressTruncation.LongestText - 1]));
}
