using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Offers;

public sealed class CapPaceTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
    private static readonly CapSpan Day = new(Midnight, Midnight.AddDays(1));

    [Fact]
    public void Half_used_by_eight_is_full_about_four_in_the_afternoon() =>
        Assert.Equal(new CapPace(CapPaceState.FullAbout, Midnight.AddHours(16)), CapPace.Of(50m, 100m, null, Day, Midnight.AddHours(8)));

    [Fact]
    public void Half_used_by_evening_lasts_the_day() => Assert.Equal(CapPaceState.OnTrack, CapPace.Of(50m, 100m, null, Day, Midnight.AddHours(18)).State);

    [Fact]
    public void A_full_one_says_since_when() =>
        Assert.Equal(new CapPace(CapPaceState.Full, Midnight.AddHours(3)), CapPace.Of(96m, 100m, Midnight.AddHours(3), Day, Midnight.AddHours(8)));

    [Fact]
    public void A_limit_set_below_what_is_used_is_full_at_once() => Assert.Equal(CapPaceState.Full, CapPace.Of(50m, 40m, null, Day, Midnight.AddHours(1)).State);

    [Fact]
    public void Nothing_is_foretold_of_a_lifetime_or_of_the_first_seconds()
    {
        var ever = CapSpan.Around(CapPeriod.Lifetime, Midnight, TimeZoneInfo.Utc);

        Assert.Equal(CapPaceState.OnTrack, CapPace.Of(99m, 100m, null, ever, Midnight).State);
        Assert.Equal(CapPaceState.OnTrack, CapPace.Of(5m, 100m, null, Day, Midnight.AddSeconds(20)).State);
    }
}
