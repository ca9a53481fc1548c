using Bunit;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using static TrackingPlatform.Admin.Tests.Reporting.PivotSamples;

namespace TrackingPlatform.Admin.Tests.Reporting;

/// <summary>The parts of the report page round its table.</summary>
public sealed class ReportPiecesTests : UiTests
{
    [Fact]
    public void Bars_are_drawn_where_rows_add_up_and_a_line_otherwise()
    {
        var view = View("/reports");
        var bars = Render<ReportChart>(chart => chart.Add(c => c.View, view with { Series = [new PivotSeries(Deals, "DealHarbor", [20, 40]), new PivotSeries(null, "2 others", [10, 20])] }));
        var line = Render<ReportChart>(chart => chart.Add(c => c.View, view));

        Assert.Equal(["DealHarbor", "2 others", "The period before, up to the same hour"], bars.FindAll(".legend > span").Select(each => each.TextContent));
        Assert.Equal(2, bars.FindAll(".stackbars u").Count);
        Assert.Contains("Revenue by day, Last 14 days, compared with the period before and publisher", bars.Find("figure").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.NotNull(line.Find("path.line-prev"));
    }

    [Fact]
    public void What_is_drawn_is_chosen_in_the_address()
    {
        Navigation.NavigateTo("/reports?group=offer");
        var chart = Render<ReportChart>(each => each.Add(c => c.View, View("/reports?group=offer&metric=cr")));

        Assert.Equal("CR", chart.Find(".seg [aria-pressed=true]").TextContent);
        chart.FindAll(".seg button").Single(button => button.TextContent == "Clicks").Click();
        Assert.EndsWith("/reports?group=offer&metric=clicks", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_currencies_are_shown_one_at_a_time_and_never_added()
    {
        var view = View("/reports");
        var chart = Render<ReportChart>(each => each.Add(c => c.View, view with { Currencies = [.. view.Currencies, new ReportTotal(Currency.Of("USD"), Figures(5, 8m))] }));

        Assert.Contains("Money is never added across currencies: revenue €90.00, payout €45.00 · revenue $8.00, payout $4.00", chart.Markup, StringComparison.Ordinal);
        chart.FindAll(".seg button").Single(button => button.TextContent == "USD").Click();
        Assert.EndsWith("/reports?currency=USD", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_turned_into_one_currency_is_marked_and_what_had_no_rate_is_named()
    {
        var view = View("/reports?convert_to=EUR");
        var dollars = new ReportTotal(Currency.Of("USD"), Figures(5, 8m)) { Unrated = new UnratedDays(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21)) };
        var converted = view.Figures.Total with { IsConverted = true };
        var chart = Render<ReportChart>(each => each.Add(c => c.View, view with { Currencies = [new ReportTotal(Currency.Of("EUR"), converted), dollars] }));
        var cell = Render<PivotCell>(each => each.Add(c => c.Figures, converted).Add(c => c.Metric, ReportMetric.Revenue).Add(c => c.Currency, view.Currency));

        Assert.Equal("≈ €90.00", cell.Find("td").TextContent.Trim());
        Assert.Equal("300", Render<PivotCell>(each => each.Add(c => c.Figures, converted).Add(c => c.Metric, ReportMetric.Clicks).Add(c => c.Currency, view.Currency)).Find("td").TextContent.Trim());
        var note = chart.Find(".others").TextContent;
        Assert.Contains("≈ EUR by the rate of each day.", note, StringComparison.Ordinal);
        Assert.Contains("Not in it, without a rate to EUR from 20 Nov 2026 to 21 Nov 2026: revenue $8.00, payout $4.00", note, StringComparison.Ordinal);
        Assert.Equal("/reports", chart.Find(".others a").GetAttribute("href"));
    }

    [Fact]
    public void Which_currency_all_is_shown_in_is_chosen_in_the_address()
    {
        var totals = View("/reports").Currencies.Append(new ReportTotal(Currency.Of("USD"), Figures(5, 8m))).ToList();
        var choice = Render<CurrencyChoice>(each => each.Add(c => c.Currencies, totals).Add(c => c.Home, "EUR").Add(c => c.ConvertTo, null).Add(c => c.Href, code => "/reports?convert_to=" + code));

        Assert.Equal(["/reports?convert_to=", "/reports?convert_to=EUR", "/reports?convert_to=USD"], choice.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(Render<CurrencyChoice>(each => each.Add(c => c.Currencies, totals.Take(1).ToList()).Add(c => c.Home, "EUR").Add(c => c.ConvertTo, null).Add(c => c.Href, _ => "")).Markup.Trim());
    }

    [Fact]
    public void Levels_are_changed_added_and_removed_by_links()
    {
        var levels = Render<PivotLevels>(each => each.Add(l => l.Address, ReportAddress.Of(UrlState.Parse("/reports?group=publisher,offer"))));
        var menus = levels.FindAll(".menu");

        Assert.Equal(3, menus.Count);
        Assert.Contains("/reports?group=campaign,offer", Hrefs(menus[0]));
        Assert.Contains("/reports?group=offer", Hrefs(menus[0]));
        Assert.Contains("/reports?group=publisher,offer,day", Hrefs(menus[2]));
        Assert.DoesNotContain("/reports?group=offer,offer", Hrefs(menus[0]));
    }

    [Fact]
    public void An_empty_report_leads_to_the_nearest_figures_then_to_fewer_filters_then_to_the_first_click()
    {
        string Button(PivotView view) => Render<ReportEmpty>(empty => empty.Add(e => e.View, view with { Currencies = [] })).Find("a.btn").GetAttribute("href")!;

        Assert.Equal("/reports?range=2026-10-01..2026-10-31&offer=off_1", Button(View("/reports?range=today&offer=off_1") with { Nearest = Period.Custom(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31)) }));
        Assert.Equal("/reports?range=today", Button(View("/reports?range=today&offer=off_1")));
        Assert.Equal("/links", Button(View("/reports?range=today")));
    }

    private static IEnumerable<string?> Hrefs(AngleSharp.Dom.IElement menu) => menu.QuerySelectorAll("a").Select(link => link.GetAttribute("href"));
}
