using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Tests.Reporting;

public sealed class ReportAddressTests
{
    [Fact]
    public void A_bare_address_shows_what_is_usual()
    {
        var address = Of("/reports");

        Assert.Equal((Period.Last14Days, true, ReportMetric.Revenue), (address.Period, address.IsCompared, address.Metric));
        Assert.Equal<ReportAxis>([ReportDimension.Publisher, ReportDimension.Offer], address.Levels);
        Assert.Equal(ReportReading.UsualMetrics, address.Columns);
        Assert.Equal(new ReportSort(null, ReportMetric.Revenue, IsDescending: true), address.Sort);
        Assert.Empty(address.Filters);
    }

    [Fact]
    public void The_address_says_everything()
    {
        var address = Of("/reports?range=2026-11-01..2026-11-09&compare=none&group=day,campaign,offer&columns=payout,clicks&sort=-clicks&metric=epc&currency=usd&publisher=pub_1&event=sale,lead&open=2026-11-02,2026-11-02:cmp_1");

        Assert.Equal(("2026-11-01..2026-11-09", false, ReportMetric.Epc, "USD"), (address.Period.Value, address.IsCompared, address.Metric, address.Currency?.Code));
        Assert.Equal<ReportAxis>([ReportDimension.Day, ReportDimension.Campaign, ReportDimension.Offer], address.Levels);
        Assert.Equal([ReportMetric.Payout, ReportMetric.Clicks], address.Columns);
        Assert.Equal(new ReportSort(null, ReportMetric.Clicks, IsDescending: true), address.Sort);
        Assert.Equal(["pub_1"], address.Filters["publisher"]);
        Assert.Equal(["sale", "lead"], address.Filters["event"]);
        Assert.True(address.IsOpen(["2026-11-02"]) && address.IsOpen(["2026-11-02", "cmp_1"]));
        Assert.False(address.IsOpen(["cmp_1"]));
    }

    [Fact]
    public void What_means_nothing_gives_way_to_what_is_usual()
    {
        var address = Of("/reports?range=never&group=colour,hour&columns=x&sort=-offer2&metric=y&currency=ZZZ&open=a:b:c:d");

        Assert.Equal(Of("/reports").Levels, address.Levels);
        Assert.Equal((Period.Last14Days, ReportMetric.Revenue, null), (address.Period, address.Metric, address.Currency));
        Assert.Equal(ReportReading.UsualMetrics, address.Columns);
        Assert.Empty(address.Open);
    }

    [Fact]
    public void Days_come_as_they_come_and_a_column_turns_round_when_pressed_again()
    {
        var days = Of("/reports?group=day");

        Assert.Equal(new ReportSort(ReportDimension.Day, null, IsDescending: false), days.Sort);
        Assert.Equal("/reports?group=day&sort=-day", days.SortedBy("day", isFigure: false));
        Assert.Equal("/reports?group=day&sort=-clicks", days.SortedBy("clicks", isFigure: true));
        Assert.Equal("/reports?sort=clicks", Of("/reports?sort=-clicks").SortedBy("clicks", isFigure: true));
    }

    [Fact]
    public void A_row_opens_and_shuts_with_all_that_is_open_within()
    {
        Assert.Equal("/reports?open=pub_1", Of("/reports").Toggled(["pub_1"]));
        Assert.Equal("/reports?open=pub_1,pub_1:off_2", Of("/reports?open=pub_1").Toggled(["pub_1", "off_2"]));
        Assert.Equal("/reports?open=pub_9", Of("/reports?open=pub_1,pub_1:off_2,pub_9").Toggled(["pub_1"]));
    }

    [Fact]
    public void Other_levels_shut_what_was_open()
    {
        Assert.Equal("/reports?group=day,offer", Of("/reports?group=publisher&open=pub_1").GroupedBy([ReportDimension.Day, ReportDimension.Offer]));
    }

    [Fact]
    public void Columns_come_and_go_in_the_order_of_reading_and_the_last_one_stays()
    {
        Assert.Equal("/reports?columns=clicks,cr,revenue", Of("/reports?columns=revenue,clicks").WithColumn(ReportMetric.Cr));
        Assert.Equal("/reports?columns=revenue", Of("/reports?columns=revenue,clicks").WithColumn(ReportMetric.Clicks));
        Assert.Equal("/reports?columns=revenue", Of("/reports?columns=revenue").WithColumn(ReportMetric.Revenue));
    }

    [Fact]
    public void The_file_is_asked_for_by_the_same_query_with_its_currency_named()
    {
        var address = Of("/reports?range=last-7d&group=offer&open=off_1");

        Assert.Equal("/reports/report.csv?range=last-7d&group=offer&currency=USD", address.FileHref(ReportFormat.Csv, Domain.Amounts.Currency.Of("USD")));
        Assert.Equal(["USD"], Of(address.FileHref(ReportFormat.Csv, Domain.Amounts.Currency.Of("USD"))).ToFileRequest().Filters["currency"]);
        Assert.Equal("/reports/report.xlsx?range=last-7d&group=offer", address.FileHref(ReportFormat.Xlsx, null));
    }

    [Fact]
    public void Clearing_the_filters_keeps_the_view() =>
        Assert.Equal("/reports?range=last-7d&group=day&columns=clicks&sort=-clicks", Of("/reports?range=last-7d&group=day&publisher=pub_1&columns=clicks&sort=-clicks").Unfiltered());

    [Fact]
    public void Parameters_levels_and_formulas_stand_in_the_address()
    {
        var address = Of("/reports?group=param:utm_term,country,hour,currency&param:utm_term=shoes&country=DE&formulas=a:revenue/clicks;b:x&sort=a&chart=map");

        Assert.Equal(["param:utm_term", "country"], address.Levels.Select(level => level.ToString()));
        Assert.Equal(["country", "param:utm_term"], address.Filters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("a", "a", ReportPicture.Map), (Assert.Single(address.ReadFormulas).Name, address.SortName, address.Drawn));
        Assert.Equal("/reports?formulas=a:payout%20%2F%20clicks", Of("/reports?formulas=a:revenue").WithFormula("a", "payout / clicks"));
        Assert.Equal("/reports", Of("/reports?formulas=a:revenue").WithFormula("a", null));
    }

    [Fact]
    public void A_row_is_found_again_whatever_stands_in_it()
    {
        var row = new PivotRow([new ReportKey("a:b,c", null)], new ReportFigures(), null);

        Assert.True(Of(Of("/reports?group=sub1,day").Toggled(row.Path)).IsOpen(row.Path));
    }

    private static ReportAddress Of(string address) => ReportAddress.Of(UrlState.Parse(address));
}
