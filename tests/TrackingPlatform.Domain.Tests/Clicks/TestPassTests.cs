using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class TestPassTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 30, 0, TimeSpan.Zero);
    private static readonly LinkId Link = LinkId.New(Now);

    private readonly SecretBox _box = new(new byte[32]);

    [Fact]
    public void A_pass_is_good_for_its_link_until_it_ends()
    {
        var pass = Make();
        Assert.True(TestPass.IsGood(_box, pass, Link, Now));
        Assert.False(TestPass.IsGood(_box, pass, LinkId.New(Now), Now));
        Assert.False(TestPass.IsGood(_box, pass, Link, Now + TestPass.Lifetime));
    }

    [Fact]
    public void Another_installation_makes_no_pass() => Assert.False(TestPass.IsGood(new SecretBox([1, .. new byte[31]]), Make(), Link, Now));

    [Fact]
    public void It_needs_no_encoding_in_an_address() => Assert.Equal(Make(), Uri.EscapeDataString(Make()));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("%%%")]
    [InlineData("AAAA")]
    [InlineData("\0\ud800")]
    public void Whatever_else_is_no_pass(string text)
    {
        Assert.False(TestPass.IsGood(_box, text, Link, Now));
        Assert.False(TestPass.IsGood(_box, string.Concat(Enumerable.Repeat(text, 5_000)), Link, Now));
    }

    private string Make() => TestPass.Make(_box, Link, Now + TestPass.Lifetime, new byte[SecretBox.NonceSize]);
}
