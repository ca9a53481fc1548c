using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Postbacks;

/// <summary>Silences after generated histories. The present is a Wednesday, 14:55 UTC.</summary>
public sealed class SilenceWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 14, 55, 0, TimeSpan.Zero);

    [Fact]
    public void Forty_an_hour_and_none_for_fifty_five_minutes_is_no_chance()
    {
        var expected = SilenceWatch.Judge(History(weeks: 4, _ => 40), Now.AddMinutes(-55), Now);

        Assert.InRange(expected ?? 0, 20, 37);
    }

    [Fact]
    public void Forty_an_hour_and_none_for_ten_minutes_may_be_chance() => Assert.Null(SilenceWatch.Judge(History(weeks: 4, _ => 40), Now.AddMinutes(-10), Now));

    [Fact]
    public void However_many_a_pause_of_minutes_is_not_told() => Assert.Null(SilenceWatch.Judge(History(weeks: 4, _ => 100_000), Now.AddMinutes(-9), Now));

    [Fact]
    public void A_few_a_day_are_never_missed() => Assert.Null(SilenceWatch.Judge(History(weeks: 4, hour => hour.Hour == 9 ? 3 : 0), Now.AddDays(-2), Now));

    [Fact]
    public void Quiet_nights_are_no_news_and_the_morning_after_is()
    {
        var history = History(weeks: 4, hour => hour.Hour is >= 8 and < 20 ? 40 : 0);
        var lastEvening = new DateTimeOffset(2026, 3, 17, 19, 59, 0, TimeSpan.Zero);

        Assert.Null(SilenceWatch.Judge(history, lastEvening, new DateTimeOffset(2026, 3, 18, 7, 59, 0, TimeSpan.Zero)));
        Assert.NotNull(SilenceWatch.Judge(history, lastEvening, new DateTimeOffset(2026, 3, 18, 9, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_single_burst_raises_nobodys_expectations() =>
        Assert.Null(SilenceWatch.Judge(History(weeks: 4, hour => hour == Now.AddDays(-7).AddMinutes(-55) ? 500 : 0), Now.AddMinutes(-55), Now));

    [Fact]
    public void A_sender_of_some_days_or_hours_is_known_by_those()
    {
        Assert.NotNull(SilenceWatch.Judge(Recent(days: 3, 40), Now.AddMinutes(-55), Now));
        Assert.NotNull(SilenceWatch.Judge(Recent(days: 0.3, 40), Now.AddMinutes(-55), Now));
        Assert.Null(SilenceWatch.Judge(Recent(days: 0.06, 40), Now.AddMinutes(-55), Now));
        Assert.Null(SilenceWatch.Judge(new Dictionary<DateTimeOffset, long>(), Now.AddDays(-3), Now));
    }

    [Fact]
    public void Random_traffic_is_hardly_ever_taken_for_silence()
    {
        var random = new Random(20260318);
        for (var run = 0; run < 300; run++)
        {
            var rate = 1 + random.NextDouble() * 60;
            var history = History(weeks: 4, _ => Poisson(random, rate));
            // The longest gap of a day of such traffic.
            var gap = Enumerable.Range(0, (int)(rate * 24)).Max(_ => -Math.Log(1 - random.NextDouble()) / rate);

            Assert.Null(SilenceWatch.Judge(history, Now.AddHours(-gap), Now));
        }
    }

    private static Dictionary<DateTimeOffset, long> History(int weeks, Func<DateTimeOffset, long> count) =>
        Hours(weeks * 7).ToDictionary(hour => hour, count).Where(each => each.Value > 0 || each.Key == Hours(weeks * 7).First()).ToDictionary();

    private static Dictionary<DateTimeOffset, long> Recent(double days, long count) => Hours(days).ToDictionary(hour => hour, _ => count);

    private static IEnumerable<DateTimeOffset> Hours(double days)
    {
        var present = new DateTimeOffset(Now.Year, Now.Month, Now.Day, Now.Hour, 0, 0, TimeSpan.Zero);
        var count = (int)(days * 24);
        return Enumerable.Range(1, count).Select(back => present.AddHours(back - count - 1));
    }

    private static long Poisson(Random random, double rate)
    {
        var (count, product, limit) = (0L, random.NextDouble(), Math.Exp(-rate));
        while (product > limit)
        {
            count++;
            product *= random.NextDouble();
        }

        return count;
    }
}
