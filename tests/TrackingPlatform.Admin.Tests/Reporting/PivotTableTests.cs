using Bunit;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using static TrackingPlatform.Admin.Tests.Reporting.PivotSamples;

namespace TrackingPlatform.Admin.Tests.Reporting;

public sealed class PivotTableTests : UiTests
{
    private static readonly PivotRow[] Rows =
    [
        new([Deals], Figures(200, 60m), Figures(100, 50m)),
        new([Deals, Bank], Figures(150, 45m), null),
        new([Saver], Figures(100, 30m), Figures(100, 60m)),
    ];

    [Fact]
    public void Every_figure_opens_the_rows_it_counts()
    {
        var table = Table("/reports?range=last-7d&offer=off_9&columns=clicks,unique_clicks,conversions,pending,revenue");

        Assert.Equal(
            [
                $"/clicks?range=last-7d&offer=off_9&publisher={Saver.Value}",
                $"/clicks?range=last-7d&offer=off_9&publisher={Saver.Value}&unique=yes",
                $"/conversions?range=last-7d&offer=off_9&publisher={Saver.Value}&status=approved&test=no",
                $"/conversions?range=last-7d&offer=off_9&publisher={Saver.Value}&status=approved&test=no",
            ],
            Hrefs(table, "tbody tr:last-child td a"));
        Assert.Equal("/clicks?range=last-7d&offer=off_9", Hrefs(table, "tfoot td a")[0]);
    }

    [Fact]
    public void A_row_within_a_row_opens_what_belongs_to_both() =>
        Assert.Equal($"/clicks?range=last-14d&publisher={Deals.Value}&offer={Bank.Value}", Hrefs(Table("/reports?columns=clicks"), "tr.lvl1 td a").Single());

    [Fact]
    public void A_day_opens_its_own_rows_and_is_cut_at_the_ends_of_the_range()
    {
        var days = Table("/reports?group=day&range=2026-11-21..2026-11-22&columns=clicks", new PivotRow([new ReportKey("2026-11-22", null)], Figures(1, 1m), null));
        var weeks = Table("/reports?group=week&range=2026-11-21..2026-11-22&columns=clicks", new PivotRow([new ReportKey("2026-11-16", null)], Figures(1, 1m), null));

        Assert.Equal("/clicks?range=2026-11-22..2026-11-22", Hrefs(days, "tbody td a").Single());
        Assert.Equal("/clicks?range=2026-11-21..2026-11-22", Hrefs(weeks, "tbody td a").Single());
        Assert.Equal("Sun 22 Nov", days.Find("tbody th").TextContent.Trim());
    }

    [Fact]
    public void What_has_no_publisher_opens_nothing_since_a_log_cannot_be_asked_for_it()
    {
        var table = Table("/reports?columns=clicks", new PivotRow([new ReportKey(null, null)], Figures(7, 0m), null));

        Assert.Empty(table.FindAll("tbody td a"));
        Assert.Equal("No publisher", table.Find("tbody th").TextContent.Trim());
    }

    [Fact]
    public void A_row_leads_to_the_report_of_it_alone() =>
        Assert.Equal($"/reports?columns=clicks&range=last-14d&publisher={Saver.Value}&group=offer&sort=-revenue", Hrefs(Table("/reports?columns=clicks"), "tbody tr:last-child th > a:not(.tw)").Single());

    [Fact]
    public void Rows_open_by_address_and_say_whether_they_are()
    {
        var toggles = Table($"/reports?open={Deals.Value}").FindAll("a.tw");

        Assert.Equal(["true", "false"], toggles.Select(toggle => toggle.GetAttribute("aria-expanded")));
        Assert.Equal(["/reports", $"/reports?open={Deals.Value},{Saver.Value}"], toggles.Select(toggle => toggle.GetAttribute("href")));
    }

    [Fact]
    public void The_sorted_column_is_warm_and_shows_the_change()
    {
        var table = Table("/reports?sort=-clicks&columns=clicks,conversions,revenue");

        Assert.Equal(["--w:100", "--w:75", "--w:50"], table.FindAll("td.heat").Select(cell => cell.GetAttribute("style")));
        Assert.Equal("descending", table.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal(["up100.0 %", "up20.0 %", "unchanged0.0 %", "down50.0 %", "up50.0 %", "up50.0 %"], table.FindAll(".delta").Select(delta => delta.TextContent.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("    ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_compared_when_nobody_asks() => Assert.Empty(Table("/reports?compare=none", new PivotRow([Deals], Figures(1, 1m), null)).FindAll(".delta"));

    [Fact]
    public void A_rate_of_few_clicks_says_what_it_is_made_of() =>
        Assert.Equal("4 of 12 clicks", Table("/reports?columns=cr&publisher=none", new PivotRow([Deals], Figures(12, 1m), null)).Find("tbody td span").GetAttribute("title"));

    [Fact]
    public void The_foot_counts_its_rows_unless_there_are_more_than_are_shown()
    {
        Assert.Equal("Total of 2 publishers", Table("/reports").Find("tfoot th").TextContent);
        Assert.Equal("Total of all publishers", Table("/reports", Rows[0], Rows[2] with { IsLastOfMany = true }).Find("tfoot th").TextContent);
    }

    [Fact]
    public void Money_of_one_currency_among_several_opens_the_conversions_of_that_one()
    {
        var view = View("/reports?columns=revenue", Rows);
        var table = Render<PivotTable>(pivot => pivot.Add(t => t.View, view with { Currencies = [.. view.Currencies, new ReportTotal(Currency.Of("USD"), Figures(1, 1m))] }));

        Assert.All(Hrefs(table, "td a"), href => Assert.EndsWith("&currency=EUR", href, StringComparison.Ordinal));
    }

    private IRenderedComponent<PivotTable> Table(string address, params PivotRow[] rows) => Render<PivotTable>(table => table.Add(t => t.View, View(address, rows.Length > 0 ? rows : Rows)));

    private static List<string?> Hrefs(IRenderedComponent<PivotTable> table, string selector) => [.. table.FindAll(selector).Select(link => link.GetAttribute("href"))];
}
