using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Tests.Reporting;

public sealed class TimeStepsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, ReportDimension.Hour, 24, "2026-01-01T00:00:00+00:00")]
    [InlineData(30, ReportDimension.Day, 30, "2026-01-01")]
    [InlineData(730, ReportDimension.Week, 105, "2025-12-29")]
    [InlineData(3_650, ReportDimension.Month, 120, "2026-01")]
    public void A_long_range_has_longer_steps(int days, ReportDimension by, int count, string first)
    {
        var steps = TimeSteps.Of(Start, Start.AddDays(days), Start.AddDays(10_000), TimeZoneInfo.Utc);

        Assert.Equal((by, count, count, first), (steps.By, steps.Keys.Count, steps.Labels.Count, steps.Keys[0]));
    }

    [Fact]
    public void Days_to_come_have_no_step() => Assert.Equal(3, TimeSteps.Of(Start, Start.AddDays(30), Start.AddDays(2).AddHours(1), TimeZoneInfo.Utc).Keys.Count);
}
