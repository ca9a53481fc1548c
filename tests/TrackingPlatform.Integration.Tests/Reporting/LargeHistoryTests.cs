using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>A million clicks, where what is read by the day, by the quarter of an hour and one by one must still come to the same.</summary>
public sealed class LargeHistoryTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private const int Clicks = 1_000_000;
    private const int Conversions = 20_000;
    private const int Days = 20;

    [Fact]
    public async Task A_million_clicks_come_to_the_same_however_they_are_read()
    {
        var history = await ReportHistory.WriteAsync(database.Database, Clicks, Conversions, Days);
        var reports = database.Services.GetRequiredService<Reports>();
        var whole = new ReportQuery
        {
            Zone = TimeZoneInfo.FindSystemTimeZoneById(ReportHistory.Zone),
            From = history.From.AddDays(-1),
            Until = history.Until.AddDays(1),
            HomeCurrency = Currency.Of("EUR"),
            GroupBy = [ReportDimension.Publisher, ReportDimension.Week],
            Limit = ReportQuery.MostRows,
        };

        var byDay = await reports.RunAsync(history.Tenant.Id, whole, CancellationToken.None);
        var byQuarter = await reports.RunAsync(history.Tenant.Id, whole with { GroupBy = [ReportDimension.Publisher, ReportDimension.HourOfDay] }, CancellationToken.None);
        var oneByOne = await reports.RunAsync(history.Tenant.Id, whole with { MustBeRaw = true }, CancellationToken.None);

        Assert.NotEqual("0", await Sql.ScalarAsync(database.Database.SuperuserConnectionString, "select count(*) from rollup_days where state = 'closed'"));
        Assert.Equal(Clicks, byDay.Totals.Sum(total => total.Figures.Clicks + total.Figures.Prefetched));
        Assert.Equal(Sums(oneByOne), Sums(byDay));
        Assert.Equal(Sums(oneByOne).GroupBy(row => row.Publisher).Select(rows => (rows.Key, rows.Sum(row => row.Clicks))).Order(), Sums(byQuarter).GroupBy(row => row.Publisher).Select(rows => (rows.Key, rows.Sum(row => row.Clicks))).Order());
        var visitors = whole with { GroupBy = [ReportDimension.Publisher, ReportDimension.Country, ReportDimension.Device] };
        var byVisitors = await reports.RunAsync(history.Tenant.Id, visitors, CancellationToken.None);
        Assert.Equal(ReportSource.Facets, byVisitors.Source);
        Assert.Equal(Sums(await reports.RunAsync(history.Tenant.Id, visitors with { MustBeRaw = true }, CancellationToken.None)), Sums(byVisitors));
        Assert.Equal("0", await Sql.ScalarAsync(database.Database.SuperuserConnectionString, "select count(*) from rollup_days where not faceted"));
        Assert.Empty(await database.Services.GetRequiredService<FacetDays>().FindDifferencesAsync(history.First, CancellationToken.None));
        Assert.Empty(await database.Services.GetRequiredService<RollupRepair>().FindAsync(history.Tenant.Id, history.From, history.Until, CancellationToken.None));
    }

    private static List<(string? Publisher, long? Clicks, long? Unique, long Conversions, decimal Revenue)> Sums(Report report) =>
        [.. report.Rows.Select(row => (row.Keys[ReportDimension.Publisher].Value, row.Figures.Clicks, row.Figures.UniqueClicks, row.Figures.Conversions, row.Figures.Revenue)).Order()];
}
