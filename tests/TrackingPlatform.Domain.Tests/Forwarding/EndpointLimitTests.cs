using CsCheck;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class EndpointLimitTests
{
    [Fact]
    public void Without_a_limit_everything_asked_for_is_granted() => Assert.Equal(16, default(EndpointLimit).Grant(16, 0, TimeSpan.Zero, 100).Granted);

    [Fact]
    public void Requests_under_way_count_against_those_at_once()
    {
        var limit = new EndpointLimit(null, 4);
        Assert.Equal(4, limit.Grant(16, 0, TimeSpan.Zero, 0).Granted);
        Assert.Equal(1, limit.Grant(16, 0, TimeSpan.Zero, 3).Granted);
        Assert.Equal(0, limit.Grant(16, 0, TimeSpan.Zero, 9).Granted);
    }

    [Fact]
    public void One_in_a_hundred_seconds_is_one_in_a_hundred_seconds()
    {
        var limit = new EndpointLimit(0.01m, null);
        Assert.Equal(0, limit.Grant(5, 0, TimeSpan.FromSeconds(99), 0).Granted);
        Assert.Equal(1, limit.Grant(5, 0, TimeSpan.FromSeconds(100), 0).Granted);
        Assert.Equal(1, limit.Grant(5, 0, TimeSpan.FromDays(100), 0).Granted);
    }

    [Fact]
    public void Over_any_stretch_no_more_is_granted_than_the_rate_and_one_burst() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Select(Gen.Int[-50, 3_000], Gen.Int[0, 300]).Array[1, 200]).Sample((hundredths, asks) =>
        {
            var limit = new EndpointLimit(hundredths / 100m, null);
            var (saved, granted, seconds) = (1m, 0, 0m);
            foreach (var (milliseconds, asked) in asks)
            {
                seconds += Math.Max(0, milliseconds) / 1_000m;
                var (now, before) = limit.Grant(asked, saved, TimeSpan.FromMilliseconds(milliseconds), 0);
                Assert.InRange(now, 0, asked);
                (saved, granted) = (before - now, granted + now);
                Assert.InRange(saved, 0, limit.Burst);
            }

            Assert.True(granted <= (limit.PerSecond * seconds) + limit.Burst, $"{granted} in {seconds} s at {limit.PerSecond} a second");
        });
}
