using System.Net;
using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Domain.Tests.Advertisers;

public sealed class AddressListTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.0/24", "203.0.113.255", true)]
    [InlineData("203.0.113.0/24", "203.0.114.0", false)]
    [InlineData("203.0.113.77/24", "203.0.113.1", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("0.0.0.0/0", "198.51.100.1", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    public void An_address_is_on_the_list_or_it_is_not(string entry, string address, bool isListed) =>
        Assert.Equal(isListed, AddressList.Of([entry]).Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.113.77/24", "203.0.113.0/24")]
    [InlineData(" 203.0.113.7/32 ", "203.0.113.7")]
    [InlineData("2001:DB8::1", "2001:db8::1")]
    public void An_entry_has_one_normal_form(string text, string normal)
    {
        Assert.True(AddressList.TryParse(text, out _, out var shown));
        Assert.Equal(normal, shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.1")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("example.com")]
    [InlineData("1.2.3.4/8/9")]
    public void What_is_no_address_is_refused(string text) => Assert.False(AddressList.TryParse(text, out _, out _));

    [Fact]
    public void Nobody_is_on_an_empty_list() => Assert.False(AddressList.Empty.Contains(IPAddress.Loopback));
}
