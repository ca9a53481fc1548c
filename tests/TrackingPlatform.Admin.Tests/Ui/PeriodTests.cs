using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class PeriodTests
{
    static readonly DateOnly Sunday = new(2026, 11, 22);

    [Theory]
    [InlineData("today", "2026-11-22", "2026-11-22")]
    [InlineData("yesterday", "2026-11-21", "2026-11-21")]
    [InlineData("last-14d", "2026-11-09", "2026-11-22")]
    [InlineData("this-week", "2026-11-16", "2026-11-22")]
    [InlineData("last-week", "2026-11-09", "2026-11-15")]
    [InlineData("last-month", "2026-10-01", "2026-10-31")]
    [InlineData("this-quarter", "2026-10-01", "2026-11-22")]
    [InlineData("2026-11-01..2026-11-09", "2026-11-01", "2026-11-09")]
    public void A_period_spans_the_days_it_names(string value, string from, string to)
    {
        var period = Period.Parse(value, Period.Today);
        Assert.Equal(value, period.Value);
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), period.Days(Sunday));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tomorrow")]
    [InlineData("2026-11-09..2026-11-01")]
    [InlineData("2026-13-01..2026-13-02")]
    public void What_is_no_period_reads_as_the_default(string? value) => Assert.Equal(Period.Last7Days, Period.Parse(value, Period.Last7Days));

    [Fact]
    public void It_is_compared_with_as_many_days_before() =>
        Assert.Equal((new DateOnly(2026, 10, 26), new DateOnly(2026, 11, 8)), Period.Last14Days.DaysBefore(Sunday));

    [Fact]
    public void A_day_in_Berlin_begins_at_midnight_there_also_when_the_clocks_change()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var (from, until) = Period.Parse("2026-10-25..2026-10-25", Period.Today).Moments(DateTimeOffset.UnixEpoch, berlin);
        Assert.Equal(TimeSpan.FromHours(25), until - from);
        Assert.Equal(new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.Zero), from);
    }
}
