using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Reporting;

/// <summary>One question, to us and in SQL over flat tables to the reference.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Aim">The p95 in milliseconds that it should stay under.</param>
/// <param name="Queries">The reports that answer it.</param>
/// <param name="Reference">The same as one statement each over <c>clicks</c> and <c>conversions</c>.</param>
internal sealed record ReportAsked(string Name, double Aim, IReadOnlyList<ReportQuery> Queries, IReadOnlyList<string> Reference)
{
    /// <summary>What the issue of reports promises, over a history.</summary>
    public static IReadOnlyList<ReportAsked> All(ReportHistory history)
    {
        var whole = new ReportQuery { Zone = TimeZoneInfo.FindSystemTimeZoneById(ReportHistory.Zone), From = history.From, Until = history.Until, HomeCurrency = Domain.Amounts.Currency.Of("EUR") };
        var fortnight = whole with { From = history.Until.AddDays(-Math.Min(14, history.Days)) };
        var day = whole with { From = history.Until.AddDays(-1) };

        // The history begins and ends within days of its zone, so 23 hours of the whole have no sums by visitors, as a report has that is asked for until now.
        var days = whole with { From = Midnight(history.First.AddDays(1), whole.Zone), Until = Midnight(history.First.AddDays(history.Days), whole.Zone) };
        var publisher = new Dictionary<ReportDimension, IReadOnlyList<Guid>> { [ReportDimension.Publisher] = [history.Tenant.Publisher.Value] };
        var offer = new Dictionary<ReportDimension, IReadOnlyList<Guid>> { [ReportDimension.Offer] = [history.Tenant.Offer.Value] };
        return
        [
            new(
                "dashboard, 14 days",
                300,
                [fortnight with { GroupBy = [ReportDimension.Day] }, Best(fortnight, ReportDimension.Offer), Best(fortnight, ReportDimension.Publisher)],
                [Sql(fortnight, "day", ""), Sql(fortnight, "offer", ""), Sql(fortnight, "publisher", "")]),
            new("publisher and day, whole history", 300, [whole with { GroupBy = [ReportDimension.Publisher, ReportDimension.Day], Limit = ReportQuery.MostRows }], [Sql(whole, "publisher, day", "")]),
            new(
                "campaign, offer and day of one publisher",
                1_000,
                [whole with { GroupBy = [ReportDimension.Campaign, ReportDimension.Offer, ReportDimension.Day], Only = publisher, Limit = ReportQuery.MostRows }],
                [Sql(whole, "campaign, offer, day", $"and publisher = '{history.Tenant.Publisher.Value}'")]),
            new("sub-id, one day", 1_500, [day with { GroupBy = [ReportDimension.Sub1] }], [Sql(day, "sub1", "")]),
            new("country and device, whole days", 300, [days with { GroupBy = [ReportDimension.Country, ReportDimension.Device] }], [Sql(days, "country, device", "")]),
            new("browser and day of one offer, whole days", 300, [days with { GroupBy = [ReportDimension.Browser, ReportDimension.Day], Only = offer }], [Sql(days, "browser, day", $"and offer = '{history.Tenant.Offer.Value}'")]),
            new("publisher, country and month, whole days", 1_000, [days with { GroupBy = [ReportDimension.Publisher, ReportDimension.Country, ReportDimension.Month] }], [Sql(days, "publisher, country, month", "")]),
            new("country and device, and a day click by click", 1_000, [whole with { GroupBy = [ReportDimension.Country, ReportDimension.Device] }], [Sql(whole, "country, device", "")]),
            new("city, 14 days", 10_000, [fortnight with { GroupBy = [ReportDimension.City] }], [Sql(fortnight, "city", "")]),
        ];
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static ReportQuery Best(ReportQuery query, ReportAxis axis) => query with { GroupBy = [axis], Sort = new ReportSort(null, ReportMetric.Revenue, IsDescending: true), Limit = 5 };

    private static string Sql(ReportQuery query, string keys, string filter)
    {
        var (from, until) = (query.From.ToUnixTimeMilliseconds(), query.Until.ToUnixTimeMilliseconds());
        return $"""
            with parts as (
                select {keys}, sum(counted) as clicks, sum(fresh) as unique_clicks, 0 as conversions, 0 as payout, 0 as revenue from clicks where moment >= {from} and moment < {until} {filter} group by {keys}
                union all
                select {keys}, 0, 0, count(*) filter (where status = 'approved'), sum(payout) filter (where status = 'approved'), sum(revenue) filter (where status = 'approved')
                from conversions where moment >= {from} and moment < {until} {filter} group by {keys})
            select {keys}, sum(clicks), sum(unique_clicks), sum(conversions), sum(payout), sum(revenue) from parts group by {keys} order by 2 desc limit 1000
            """;
    }
}
