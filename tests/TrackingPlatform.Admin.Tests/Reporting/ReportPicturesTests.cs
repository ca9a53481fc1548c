using Bunit;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Data.Reporting;
using static TrackingPlatform.Admin.Tests.Reporting.PivotSamples;

namespace TrackingPlatform.Admin.Tests.Reporting;

/// <summary>The pictures of a report beside the one over time: whatever is drawn leads to the report of it alone.</summary>
public sealed class ReportPicturesTests : UiTests
{
    [Fact]
    public void An_hour_of_the_week_leads_to_itself_and_the_busiest_is_darkest()
    {
        var pictures = Drawn("/reports?chart=heat&metric=clicks", Point("3", 40, "14"), Point("7", 20, "0"));
        var cells = pictures.FindAll(".heatmap td");

        Assert.Equal(7 * 24, cells.Count);
        Assert.Equal(("--w:100", "--w:50", "--w:0"), (Style(cells[(2 * 24) + 14]), Style(cells[6 * 24]), Style(cells[0])));
        Assert.Equal("/reports?chart=heat&metric=clicks&weekday=3&hour_of_day=14", cells[(2 * 24) + 14].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Wed 14:00 · 40", cells[(2 * 24) + 14].QuerySelector("a")!.GetAttribute("title"));
    }

    [Fact]
    public void A_country_leads_to_itself_and_what_has_no_tile_is_named()
    {
        var pictures = Drawn("/reports?chart=map&metric=clicks", Point("DE", 40), Point("AQ", 3), Point(null, 7));

        Assert.Equal("/reports?chart=map&metric=clicks&country=DE", pictures.Find(".tilemap li.on a").GetAttribute("href"));
        Assert.Contains("Germany: 40", pictures.Find(".tilemap li.on").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not on the map: Antarctica 3 · No country 7", pictures.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_has_every_country_once_and_no_two_on_one_place()
    {
        Assert.Equal(CountryTiles.All.Count, CountryTiles.All.Select(tile => tile.Code).Distinct().Count());
        Assert.Equal(CountryTiles.All.Count, CountryTiles.All.Select(tile => (tile.Column, tile.Row)).Distinct().Count());
        Assert.All(CountryTiles.All, tile => Assert.NotEqual(tile.Code, RowWords.Country(tile.Code)));
    }

    [Fact]
    public void The_funnel_goes_from_clicks_to_events_with_what_part_came_as_far()
    {
        var steps = Drawn("/reports?chart=funnel", new ReportDrawingPoint(new ReportKey("evt_1", "sale"), null, 30), new ReportDrawingPoint(new ReportKey("evt_2", "lead"), null, 60), new ReportDrawingPoint(new ReportKey("evt_3", "sale"), null, 15)).FindAll(".funnel li");

        Assert.Equal(["Clicks 300", "lead 60 20.0 %", "sale 45 15.0 %"], steps.Select(step => string.Join(' ', step.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("/reports?chart=funnel&event=lead", steps[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Times_to_conversion_stand_in_their_order_and_clickless_conversions_are_told_apart()
    {
        var picture = Drawn("/reports?chart=delay", Point("1h", 3), Point("10m", 1), Point(null, 2));

        Assert.Equal(["Under 1 minute", "Under 10 minutes", "Under 1 hour"], picture.FindAll(".funnel .n").Take(3).Select(name => name.TextContent.Trim()));
        Assert.Contains("2 conversions have no click", picture.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cohort_grows_and_stays_empty_where_its_time_has_not_come()
    {
        var view = View("/reports?chart=cohort&range=2026-11-19..2026-11-22") with
        {
            Drawing = new ReportDrawing { Whole = [Point("2026-11-19", 100), Point("2026-11-22", 50)], Points = [Point("2026-11-19", 10, "1h"), Point("2026-11-19", 5, "1d"), Point("2026-11-22", 5, "1h")] },
        };
        var rows = Render<ReportPictures>(pictures => pictures.Add(p => p.View, view)).FindAll("tbody tr");

        Assert.Equal(["0.00 %", "0.00 %", "10.0 %", "10.0 %", "15.0 %", "15.0 %", "", "", ""], Shares(rows[0]));
        Assert.Equal(["0.00 %", "0.00 %", "10.0 %", "10.0 %", "", "", "", "", ""], Shares(rows[1]));
        Assert.Equal("/reports?chart=cohort&range=2026-11-19..2026-11-19", rows[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Too_long_a_period_says_so_and_how_to_shorten_it()
    {
        var view = View("/reports?chart=map&range=2026-01-01..2026-11-22") with { Drawing = new ReportDrawing { Problem = "Shorten the period." } };

        Assert.Equal("/reports?chart=map&range=last-14d", Render<ReportPictures>(pictures => pictures.Add(p => p.View, view)).Find("a.btn").GetAttribute("href"));
    }

    private IRenderedComponent<ReportPictures> Drawn(string address, params ReportDrawingPoint[] points) =>
        Render<ReportPictures>(pictures => pictures.Add(p => p.View, View(address) with { Drawing = new ReportDrawing { Points = points } }));

    private static ReportDrawingPoint Point(string? key, double value, string? within = null) => new(new ReportKey(key, null), within is null ? null : new ReportKey(within, null), value);

    private static string? Style(AngleSharp.Dom.IElement cell) => cell.GetAttribute("style");

    private static IEnumerable<string> Shares(AngleSharp.Dom.IElement row) => row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent.Trim());
}
