using TrackingPlatform.Admin.Offers;

namespace TrackingPlatform.Admin.Tests.Offers;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("P30D", 30 * 24 * 60)]
    [InlineData("P2W", 14 * 24 * 60)]
    [InlineData("PT1M", 1)]
    [InlineData("P1DT12H30M", 36 * 60 + 30)]
    [InlineData("PT90M", 90)]
    [InlineData("PT0S", 0)]
    public void Durations_of_fixed_length_are_read(string text, int minutes)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMinutes(minutes), duration);
        Assert.True(IsoDuration.TryParse(IsoDuration.Format(duration), out var again));
        Assert.Equal(duration, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("-P1D")]
    [InlineData("P1.5D")]
    [InlineData("p1d")]
    [InlineData("30")]
    [InlineData("P30D\n")]
    [InlineData("P999999D")]
    public void Everything_else_is_refused(string text) => Assert.False(IsoDuration.TryParse(text, out _));
}
