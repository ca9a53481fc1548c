using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

public sealed class UrlTests
{
    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://x/%0aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("data://x/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://host/x")]
    [InlineData("//shop.example/")]
    [InlineData("/path")]
    [InlineData("shop.example")]
    [InlineData("")]
    [InlineData("ftp://shop.example/")]
    [InlineData("https://user:secret@shop.example/")]
    [InlineData("https://user@shop.example/")]
    [InlineData("https://shop.example\\@evil.example/")]
    [InlineData("https:\\\\shop.example/")]
    [InlineData("https://shop.example/\r\nX: 1")]
    [InlineData("https://shop.example/a\0")]
    [InlineData("https:///path")]
    [InlineData("https://")]
    [InlineData("https://shop example/")]
    [InlineData("https://shop.example:99999/")]
    [InlineData("https://shop.example:x/")]
    [InlineData("https://shop.example/?p={payout}")]
    public void A_destination_that_could_lead_elsewhere_is_refused(string url) => Assert.False(DestinationUrl.Parse(url).IsValid);

    [Theory]
    [InlineData("https://shop.example/?c={click_id}", "shop.example", 0)]
    [InlineData("http://shop.example", "shop.example", 1)]
    [InlineData("HTTPS://Shop.Example:443/", "shop.example", 0)]
    [InlineData("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example", 0)]
    [InlineData("https://münchen.example/", "xn--mnchen-3ya.example", 0)]
    [InlineData("market://details?id={param:app}", "details", 0)]
    [InlineData("https://[2001:db8::1]:8443/x", "[2001:db8::1]", 0)]
    public void A_destination_is_accepted(string url, string host, int warnings)
    {
        var check = DestinationUrl.Parse(url);

        Assert.Empty(check.Problems);
        Assert.Equal(host, check.Require().Host);
        Assert.Equal(warnings, check.Warnings.Length);
    }

    [Fact]
    public void The_host_is_stored_in_its_normal_form() =>
        Assert.Equal("https://xn--mnchen-3ya.example:8443/?a={sub1}", DestinationUrl.Parse("https://MÜNCHEN.example:8443/?a={sub1}").Require().Template.Text);

    [Theory]
    [InlineData("https://shop.example?a={sub1}", "https://shop.example/?a={sub1}")]
    [InlineData("https://shop.example", "https://shop.example/")]
    [InlineData("market://details?id={sub1}", "market://details?id={sub1}")]
    public void A_path_is_never_left_out(string url, string expected) => Assert.Equal(expected, DestinationUrl.Parse(url).Require().Template.Text);

    [Fact]
    public void A_url_is_not_endless() =>
        Assert.Equal(MacroProblemCode.TooLong, DestinationUrl.Parse("https://shop.example/" + new string('a', 2_100)).Problems[0].Code);

    [Theory]
    [InlineData("https://p.example/", true)]
    [InlineData("http://p.example:8080/", true)]
    [InlineData("https://p.example:8443/?c={click_id}&p={payout}", true)]
    [InlineData("https://p.example:25/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://2130706433/", false)]
    [InlineData("http://0x7f000001/", false)]
    [InlineData("http://0177.0.0.1/", false)]
    [InlineData("http://127.1/", false)]
    [InlineData("http://①②⑦.⓪.⓪.①/", false)]
    [InlineData("http://127。0。0。1/", false)]
    [InlineData("http://[::ffff:127.0.0.1]/", false)]
    [InlineData("http://localhost./", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("market://details", false)]
    public void A_postback_goes_to_the_public_web(string url, bool isAccepted) => Assert.Equal(isAccepted, PostbackUrl.Parse(url, allowPrivateNetworks: false).IsValid);

    [Theory]
    [InlineData("http://127.0.0.1:5123/pb?c={click_id}", "http://127.0.0.1:5123")]
    [InlineData("http://localhost:9/x", "http://localhost:9")]
    public void A_closed_network_may_lift_address_and_port(string url, string endpoint) =>
        Assert.Equal(endpoint, PostbackUrl.Parse(url, allowPrivateNetworks: true).Require().Endpoint);
}
