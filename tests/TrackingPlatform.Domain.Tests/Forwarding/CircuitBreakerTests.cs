using CsCheck;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class CircuitBreakerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, 3, BreakerState.Open)]
    [InlineData(10, 4, BreakerState.Closed)]
    [InlineData(9, 0, BreakerState.Closed)]
    public void It_opens_when_most_of_enough_results_failed(int results, int alive, BreakerState expected) =>
        Assert.Equal(expected, Feed(CircuitBreaker.Fresh, [.. Enumerable.Repeat(BreakerSignal.Alive, alive), .. Enumerable.Repeat(BreakerSignal.Failing, results - alive)]).State);

    [Fact]
    public void Five_timeouts_in_a_row_open_it()
    {
        BreakerSignal[] interrupted = [BreakerSignal.TimedOut, BreakerSignal.TimedOut, BreakerSignal.TimedOut, BreakerSignal.TimedOut, BreakerSignal.Alive, BreakerSignal.TimedOut];

        Assert.Equal(BreakerState.Closed, Feed(CircuitBreaker.Fresh, interrupted).State);
        Assert.Equal(BreakerState.Open, Feed(CircuitBreaker.Fresh, [.. Enumerable.Repeat(BreakerSignal.TimedOut, 5)]).State);
    }

    [Fact]
    public void What_failed_long_ago_no_longer_counts()
    {
        var breaker = Feed(CircuitBreaker.Fresh, [.. Enumerable.Repeat(BreakerSignal.Failing, 9)]);

        Assert.Equal(BreakerState.Closed, breaker.Record(BreakerSignal.Failing, Now.AddMinutes(5)).State);
        Assert.Equal(BreakerState.Open, breaker.Record(BreakerSignal.Failing, Now.AddMinutes(4)).State);
    }

    [Fact]
    public void While_open_only_one_probe_goes_out()
    {
        var open = Opened();
        Assert.False(open.Ask(Now.AddSeconds(29)).MaySend);

        var (mayProbe, probing) = open.Ask(Now.AddSeconds(30));
        Assert.True(mayProbe);
        Assert.Equal(1, probing.InFlightLimit(8));
        Assert.False(probing.Ask(Now.AddSeconds(31)).MaySend);
        Assert.True(probing.Ask(Now.AddSeconds(91)).MaySend); // the first prober never reported
    }

    [Fact]
    public void The_pause_doubles_up_to_fifteen_minutes()
    {
        var breaker = Opened();
        var now = Now;
        var pauses = new List<double>();
        for (var probe = 0; probe < 8; probe++)
        {
            pauses.Add((breaker.ProbeAt!.Value - now).TotalSeconds);
            now = breaker.ProbeAt.Value;
            breaker = breaker.Ask(now).Next.Record(BreakerSignal.Failing, now);
        }

        Assert.Equal([30, 60, 120, 240, 480, 900, 900, 900], pauses);
        Assert.Equal(Now, breaker.FailingSince);
    }

    [Fact]
    public void After_an_answer_it_closes_and_speeds_up_from_one()
    {
        var closed = Opened().Ask(Now.AddSeconds(30)).Next.Record(BreakerSignal.Alive, Now.AddSeconds(31));

        Assert.Equal(BreakerState.Closed, closed.State);
        Assert.Null(closed.FailingSince);
        Assert.Equal(2, closed.InFlightLimit(8));
        Assert.Equal(8, Feed(closed, [.. Enumerable.Repeat(BreakerSignal.Alive, 20)]).InFlightLimit(8));
        Assert.Equal(8, CircuitBreaker.Fresh.InFlightLimit(8));
    }

    [Fact]
    public void After_three_days_of_failure_it_is_hopeless()
    {
        Assert.False(Opened().IsHopeless(Now.AddHours(71)));
        Assert.True(Opened().IsHopeless(Now.AddHours(72)));
        Assert.False(CircuitBreaker.Fresh.IsHopeless(Now.AddYears(1)));
    }

    [Fact]
    public void Whatever_happens_an_endpoint_that_answers_again_is_called_again() =>
        Gen.Select(Gen.Enum<BreakerSignal>(), Gen.Int[0, 2_000]).Array[0, 200].Sample(events =>
        {
            var now = Now;
            var breaker = CircuitBreaker.Fresh;
            foreach (var (signal, seconds) in events)
            {
                now = now.AddSeconds(seconds);
                var (maySend, next) = breaker.Ask(now);
                breaker = maySend ? next.Record(signal, now) : next;
                Assert.True(breaker.Window.Length <= 5);
                Assert.Equal(breaker.State == BreakerState.Closed, breaker.ProbeAt is null);
            }

            now = now.AddMinutes(15);
            var (mayProbe, probing) = breaker.Ask(now);
            Assert.True(mayProbe);
            Assert.True(breaker.State == BreakerState.Closed || probing.Record(BreakerSignal.Alive, now).State == BreakerState.Closed);
        });

    private static CircuitBreaker Opened() => Feed(CircuitBreaker.Fresh, [.. Enumerable.Repeat(BreakerSignal.TimedOut, 5)]);

    private static CircuitBreaker Feed(CircuitBreaker breaker, BreakerSignal[] signals) => signals.Aggregate(breaker, (current, signal) => current.Record(signal, Now));
}
