using Bunit;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Tests.Campaigns;

public sealed class EarnedPanelTests : UiTests
{
    [Fact]
    public void Each_share_says_by_what_it_was_earned_and_where_it_goes()
    {
        var panel = Panel(
            Of("Lumen", 0.6, 0.95, 0.997) with { Clicks = 340, Converted = 12, ValuePerClick = "0.42" },
            Of("Kestrel", 0.4, 0.05, 0.003) with { Clicks = 0, ValuePerClick = null });

        var said = panel.FindAll("dd").Select(each => each.TextContent).ToList();
        Assert.Contains("12 of 340 clicks converted, 0.42 EUR profit per click.", said[0], StringComparison.Ordinal);
        Assert.Contains("Best with a chance of 99.7 %, on the way to 95 %.", said[0], StringComparison.Ordinal);
        Assert.Contains("No click is old enough to be judged by.", said[1], StringComparison.Ordinal);
        Assert.Contains("60 %", panel.Find(".legend").TextContent, StringComparison.Ordinal);
        Assert.Contains("10 % of the visitors are spread evenly", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_arrived_is_not_on_the_way() =>
        Assert.DoesNotContain("on the way", Panel(Of("Lumen", 0.951, 0.95, 0.99)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Before_anything_converted_the_weights_count() =>
        Assert.Contains("so the weights count", Panel(Of("Lumen", 0.7, null, null)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Before_the_first_look_there_is_nothing_to_show() => Assert.Contains("Nothing learnt yet", Panel().Markup, StringComparison.Ordinal);

    private static EarnedShareDetails Of(string name, double share, double? aim, double? chance) => new(
        OfferId.New(Now), name, share, aim, chance, OptimisationGoal.Profit, 100, 1, "0.1", Currency.Of("EUR"), Now.AddHours(-1), Now.AddDays(-1), Now.AddMinutes(-2));

    private IRenderedComponent<EarnedPanel> Panel(params EarnedShareDetails[] offers) =>
        Render<EarnedPanel>(ps => ps.Add(it => it.Route, new RouteShares("Germany", offers)).Add(it => it.Exploration, 10));
}
