using CsCheck;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Offers;

public sealed class CapSpanTests
{
    // Half hours, quarters, both hemispheres, clocks that change at midnight, and none that change at all.
    private static readonly TimeZoneInfo[] Zones =
    [
        .. new[]
        {
            "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Santiago", "America/Havana", "Africa/Cairo",
            "Asia/Beirut", "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kiritimati", "Asia/Tehran", "Europe/Lisbon",
        }.Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    private static readonly Gen<(TimeZoneInfo Zone, CapPeriod Period, DateTimeOffset Moment)> Any = Gen.Select(
        OneOf(Zones),
        OneOf(Enum.GetValues<CapPeriod>()),
        Gen.Long[new DateTimeOffset(2008, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()],
        (zone, period, second) => (zone, period, DateTimeOffset.FromUnixTimeSeconds(second)));

    [Fact]
    public void Every_moment_lies_in_exactly_one_period_and_periods_follow_each_other() => Any.Sample(
        any =>
        {
            var span = CapSpan.Around(any.Period, any.Moment, any.Zone);

            Assert.True(span.Contains(any.Moment));
            Assert.Equal(span, CapSpan.Around(any.Period, span.Start, any.Zone));
            Assert.Equal(span, CapSpan.Around(any.Period, span.End.AddTicks(-1), any.Zone));
            if (any.Period != CapPeriod.Lifetime)
            {
                Assert.Equal(span.End, CapSpan.Around(any.Period, span.End, any.Zone).Start);
                Assert.Equal(span.Start, CapSpan.Around(any.Period, span.Start.AddTicks(-1), any.Zone).End);
            }
        },
        iter: 20_000);

    [Fact]
    public void Days_weeks_and_months_begin_with_the_first_moment_of_a_local_day() => Any.Where(any => any.Period is CapPeriod.Day or CapPeriod.Week or CapPeriod.Month).Sample(
        any =>
        {
            var start = CapSpan.Around(any.Period, any.Moment, any.Zone).Start;
            var first = TimeZoneInfo.ConvertTime(start, any.Zone);

            Assert.NotEqual(first.Date, TimeZoneInfo.ConvertTime(start.AddTicks(-1), any.Zone).Date);
            Assert.True(any.Period != CapPeriod.Week || first.DayOfWeek == DayOfWeek.Monday || any.Zone.Id == "Pacific/Apia"); // which went without a Friday once
            Assert.True(any.Period != CapPeriod.Month || first.Day == 1);
        },
        iter: 20_000);

    [Fact]
    public void A_day_has_23_or_25_hours_when_the_clocks_change()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(TimeSpan.FromHours(23), Length(CapSpan.Around(CapPeriod.Day, new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero), berlin)));
        Assert.Equal(TimeSpan.FromHours(25), Length(CapSpan.Around(CapPeriod.Day, new DateTimeOffset(2026, 10, 25, 12, 0, 0, TimeSpan.Zero), berlin)));
        Assert.Equal(TimeSpan.FromHours(1), Length(CapSpan.Around(CapPeriod.Hour, new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero), berlin)));
    }

    private static TimeSpan Length(CapSpan span) => span.End - span.Start;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
