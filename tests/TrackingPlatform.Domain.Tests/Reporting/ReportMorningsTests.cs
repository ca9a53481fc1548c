using System.Globalization;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Domain.Tests.Reporting;

public sealed class ReportMorningsTests
{
    [Theory]
    [InlineData(ReportSchedule.Daily, "Europe/Berlin", "2026-11-22T05:59:00Z", "2026-11-22T06:00:00Z")]
    [InlineData(ReportSchedule.Daily, "Europe/Berlin", "2026-11-22T06:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData(ReportSchedule.Daily, "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData(ReportSchedule.Daily, "Asia/Kathmandu", "2026-11-22T20:00:00Z", "2026-11-23T01:15:00Z")]
    [InlineData(ReportSchedule.Weekly, "UTC", "2026-11-22T08:00:00Z", "2026-11-23T07:00:00Z")]
    [InlineData(ReportSchedule.Weekly, "UTC", "2026-11-23T07:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData(ReportSchedule.Monthly, "UTC", "2026-11-22T08:00:00Z", "2026-12-01T07:00:00Z")]
    public void The_next_morning_is_the_tenants_own(ReportSchedule schedule, string zone, string after, string next) =>
        Assert.Equal(At(next), ReportMornings.Next(schedule, At(after), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void What_is_not_mailed_has_no_morning() => Assert.Null(ReportMornings.Next(ReportSchedule.None, At("2026-11-22T08:00:00Z"), TimeZoneInfo.Utc));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
