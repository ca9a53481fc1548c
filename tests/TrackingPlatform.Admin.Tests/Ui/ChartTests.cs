using Bunit;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class ChartTests : UiTests
{
    [Theory]
    [InlineData(13_060, 16_000)]
    [InlineData(100, 100)]
    [InlineData(0.7, 0.8)]
    public void An_axis_ends_on_a_round_number_at_or_above_the_highest_value(double highest, double end) =>
        Assert.Equal(end, ChartScale.For([1e-6, highest]).Max, 6);

    [Fact]
    public void An_axis_of_counts_has_no_half_steps() => Assert.Equal([0, 1, 2, 3, 4], ChartScale.For([2], isWhole: true).Ticks);

    [Fact]
    public void Nothing_but_zeros_still_has_an_axis() => Assert.True(ChartScale.For([0, 0]).Max > 0);

    [Fact]
    public void A_trend_tells_its_numbers_in_a_table_and_dots_the_running_day()
    {
        var chart = Render<TrendChart>(c => c.Add(t => t.Data, [10, 20, 5]).Add(t => t.Previous, [8, 9, 10]).Add(t => t.Labels, ["1 Nov", "2 Nov", "3 Nov"]).Add(t => t.Caption, "Clicks by day").Add(t => t.IsPartial, true));
        Assert.Equal(["1 Nov108", "2 Nov209", "3 Nov510"], chart.FindAll("table tbody tr").Select(row => row.TextContent));
        Assert.NotNull(chart.Find("path.partial"));
        Assert.Equal("Clicks by day", chart.Find("figure").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_trend_of_few_points_draws_without_breaking(int points)
    {
        var chart = Render<TrendChart>(c => c.Add(t => t.Data, Enumerable.Repeat(3d, points).ToArray()).Add(t => t.Labels, Enumerable.Repeat("1 Nov", points).ToArray()).Add(t => t.Caption, "Clicks").Add(t => t.IsPartial, true));
        Assert.DoesNotContain("NaN", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_stack_to_the_axis_and_name_their_parts()
    {
        var bars = Render<StackedBars>(b => b.Add(s => s.Series, [new("DE", [30, 0]), new("AT", [10, 20])]).Add(s => s.Labels, ["1 Nov", "2 Nov"]).Add(s => s.Caption, "Clicks by country"));
        Assert.Equal(["height:75%", "height:25%", "height:50%"], bars.FindAll(".stackbars > div > i").Select(part => part.GetAttribute("style")));
        Assert.Equal(["DE", "AT"], bars.FindAll(".legend span").Select(name => name.TextContent));
    }

    [Fact]
    public void Bars_are_marked_with_what_they_are_compared_with()
    {
        var bars = Render<StackedBars>(b => b.Add(s => s.Series, [new("DE", [30, 10])]).Add(s => s.Labels, ["1 Nov", "2 Nov"]).Add(s => s.Compared, [20, 40]).Add(s => s.ComparedName, "October").Add(s => s.Caption, "Clicks"));
        Assert.Equal(["bottom:50%", "bottom:100%"], bars.FindAll(".stackbars u").Select(mark => mark.GetAttribute("style")));
        Assert.Equal(["1 Nov3020", "2 Nov1040"], bars.FindAll("table tbody tr").Select(row => row.TextContent));
    }

    [Fact]
    public void A_tile_chooses_the_metric()
    {
        string? chosen = null;
        var strip = Render<KpiStrip>(k => k.Add(s => s.Items, [new("clicks", "Clicks", "12"), new("revenue", "Revenue", "€3", Delta: 4) { Trend = [1, 2, 3] }]).Add(s => s.Selected, "clicks").Add(s => s.SelectedChanged, key => chosen = key));
        Assert.Equal(["true", "false"], strip.FindAll("button").Select(tile => tile.GetAttribute("aria-pressed")));
        strip.FindAll("button")[1].Click();
        Assert.Equal("revenue", chosen);
        Assert.Equal("M0,22 L50,12.5 L100,3", strip.Find(".spark-line").GetAttribute("d"));
    }
}
