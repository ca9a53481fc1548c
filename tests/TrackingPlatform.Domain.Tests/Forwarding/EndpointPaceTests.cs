using CsCheck;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class EndpointPaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void It_grows_by_one_a_round_of_answers_and_no_further_than_sixteen()
    {
        var pace = default(EndpointPace);
        Assert.Equal(4, pace.Limit);
        Assert.Equal(5, After(pace, 5).Limit);
        Assert.Equal(16, After(pace, 1_000).Limit);

        static EndpointPace After(EndpointPace pace, int answers) => Enumerable.Range(0, answers).Aggregate(pace, (current, _) => current.After(BreakerSignal.Alive, Quick, Now));
    }

    [Theory]
    [InlineData(BreakerSignal.TimedOut, 12_000)]
    [InlineData(BreakerSignal.Overloaded, 20)]
    [InlineData(BreakerSignal.Alive, 2_100)]
    public void Trouble_halves_it(BreakerSignal signal, int milliseconds) =>
        Assert.Equal(2, default(EndpointPace).After(signal, TimeSpan.FromMilliseconds(milliseconds), Now).Limit);

    [Fact]
    public void A_round_of_time_outs_that_end_together_halves_it_once()
    {
        var late = TimeSpan.FromSeconds(12);
        var pace = default(EndpointPace).After(BreakerSignal.TimedOut, late, Now).After(BreakerSignal.TimedOut, late, Now.AddSeconds(0.1));

        Assert.Equal(2, pace.Limit);
        Assert.Equal(1, pace.After(BreakerSignal.TimedOut, late, Now.AddSeconds(12.2)).Limit);
    }

    [Fact]
    public void A_failure_that_comes_quickly_says_nothing_about_the_pace() => Assert.Equal(4, default(EndpointPace).After(BreakerSignal.Failing, Quick, Now).Limit);

    [Fact]
    public void Whatever_happens_it_stays_within_bounds_falls_by_half_at_most_and_rises_by_one_at_most() =>
        Gen.Select(Gen.Enum<BreakerSignal>(), Gen.Int[0, 12_000], Gen.Int[0, 5_000]).Array[0, 300].Sample(results =>
        {
            var pace = default(EndpointPace);
            var now = Now;
            foreach (var (signal, took, passed) in results)
            {
                now = now.AddMilliseconds(passed);
                var next = pace.After(signal, TimeSpan.FromMilliseconds(took), now);
                Assert.InRange(next.Limit, Math.Max(1, pace.Limit / 2), Math.Min(16, pace.Limit + 1));
                pace = next;
            }

            for (var answer = 0; answer < 200; answer++)
            {
                pace = pace.After(BreakerSignal.Alive, Quick, now);
            }

            Assert.Equal(16, pace.Limit);
        });
}
