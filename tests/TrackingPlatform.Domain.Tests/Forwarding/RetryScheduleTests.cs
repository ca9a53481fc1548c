using CsCheck;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_standard_schedule_is_the_one_promised()
    {
        var delays = Enumerable.Range(1, 11).Select(attempt => RetrySchedule.Standard.DelayAfter(attempt, 0.5)!.Value);

        Assert.Equal(["00:00:10", "00:01:00", "00:05:00", "00:20:00", "01:00:00", "03:00:00", "06:00:00", "12:00:00", "1.00:00:00", "1.00:00:00", "1.00:00:00"],
            delays.Select(delay => delay.ToString()));
        Assert.Null(RetrySchedule.Standard.DelayAfter(12, 0.5));
        Assert.Equal(4, RetrySchedule.AfterRefusal.Attempts);
    }

    [Fact]
    public void A_delay_is_spread_by_a_fifth_and_a_hint_only_lengthens_it() =>
        Gen.Select(Gen.Int[1, 11], Gen.Double[0, 0.999], Gen.Long[-100_000, 10_000_000_000].Select(seconds => (TimeSpan?)TimeSpan.FromSeconds(seconds))).Sample(
            (attempt, jitter, hint) =>
            {
                var middle = RetrySchedule.Standard.DelayAfter(attempt, 0.5)!.Value;
                var plain = RetrySchedule.Standard.DelayAfter(attempt, jitter)!.Value;
                var hinted = RetrySchedule.Standard.DelayAfter(attempt, jitter, hint)!.Value;

                Assert.InRange(plain, middle * 0.7999, middle * 1.2001);
                Assert.True(hinted >= plain);
                Assert.True(hinted <= TimeSpan.FromHours(12) || hinted == plain);
            });

    [Theory]
    [InlineData("120", 120.0)]
    [InlineData(" 0 ", 0.0)]
    [InlineData("Sun, 01 Mar 2026 12:01:30 GMT", 90.0)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", null)]
    [InlineData("-5", null)]
    [InlineData("1e9", null)]
    [InlineData("tomorrow", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("99999999999999999999999999", 999_999_999.0)]
    public void Retry_after_is_read_in_both_forms(string? header, double? seconds) => Assert.Equal(seconds, RetryAfter.Read(header, Now)?.TotalSeconds);

    [Fact]
    public void No_header_breaks_the_reader() => Gen.String.Sample(header => Assert.True((RetryAfter.Read(header, Now) ?? TimeSpan.Zero) >= TimeSpan.Zero));

    [Theory]
    [InlineData(200, 1, DeliveryState.Delivered, null)]
    [InlineData(204, 1, DeliveryState.Delivered, null)]
    [InlineData(302, 1, DeliveryState.Due, "http_3xx")]
    [InlineData(302, 4, DeliveryState.Dead, "gave_up")]
    [InlineData(404, 3, DeliveryState.Due, "http_4xx")]
    [InlineData(404, 4, DeliveryState.Dead, "gave_up")]
    [InlineData(408, 4, DeliveryState.Due, "http_4xx")]
    [InlineData(410, 1, DeliveryState.Parked, "http_4xx")]
    [InlineData(429, 11, DeliveryState.Due, "http_429")]
    [InlineData(500, 11, DeliveryState.Due, "http_5xx")]
    [InlineData(500, 12, DeliveryState.Dead, "gave_up")]
    [InlineData(999, 1, DeliveryState.Due, "response_invalid")]
    public void A_status_decides_what_comes_next(int status, int attempt, DeliveryState state, string? reason)
    {
        var progress = DeliveryProgress.After(AttemptOutcome.OfStatus(status), attempt, 0.5, null);

        Assert.Equal((state, reason), (progress.State, progress.Reason));
        Assert.Equal(status == 410, progress.DisablesEndpoint);
        Assert.Equal(state == DeliveryState.Due, progress.Delay is not null);
    }

    [Theory]
    [InlineData(AttemptFailure.UrlInvalid, DeliveryState.Dead, "url_invalid", BreakerSignal.Alive)]
    [InlineData(AttemptFailure.PrivateAddress, DeliveryState.Dead, "private_address_blocked", BreakerSignal.Alive)]
    [InlineData(AttemptFailure.Dns, DeliveryState.Due, "dns", BreakerSignal.Failing)]
    [InlineData(AttemptFailure.Connect, DeliveryState.Due, "connect", BreakerSignal.Failing)]
    [InlineData(AttemptFailure.Tls, DeliveryState.Due, "tls", BreakerSignal.Failing)]
    [InlineData(AttemptFailure.Timeout, DeliveryState.Due, "timeout", BreakerSignal.TimedOut)]
    [InlineData(AttemptFailure.ResponseInvalid, DeliveryState.Due, "response_invalid", BreakerSignal.Failing)]
    public void A_failure_decides_what_comes_next(AttemptFailure failure, DeliveryState state, string reason, BreakerSignal signal)
    {
        var outcome = AttemptOutcome.OfFailure(failure);

        Assert.Equal((state, reason), (DeliveryProgress.After(outcome, 1, 0.5, null).State, DeliveryProgress.After(outcome, 1, 0.5, null).Reason));
        Assert.Equal(signal, outcome.Signal);
        Assert.True(ReasonCodes.IsKnown(reason));
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(500, false)]
    [InlineData(404, false)]
    public void Only_some_answers_may_ask_for_time(int status, bool honours) =>
        Assert.Equal(honours ? TimeSpan.FromHours(12) : TimeSpan.FromSeconds(10),
            DeliveryProgress.After(AttemptOutcome.OfStatus(status), 1, 0.5, TimeSpan.FromDays(3_650)).Delay);
}
