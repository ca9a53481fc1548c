using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class PrefetchSignsTests
{
    [Theory]
    [InlineData("prefetch", null, null)]
    [InlineData("prefetch;prerender", null, null)]
    [InlineData("prefetch;anonymous-client-ip", null, null)]
    [InlineData("Prefetch", null, null)]
    [InlineData(null, "prefetch", null)]
    [InlineData(null, "preview", null)]
    [InlineData(null, null, "prefetch")]
    public void A_header_that_says_so_is_a_sign(string? secPurpose, string? purpose, string? xMoz) =>
        Assert.True(PrefetchSigns.ArePresent(secPurpose, purpose, xMoz));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", "", "")]
    [InlineData("navigate", "prefetching", "moz")]
    public void Anything_else_is_none(string? secPurpose, string? purpose, string? xMoz) => Assert.False(PrefetchSigns.ArePresent(secPurpose, purpose, xMoz));
}
