using Bunit;
using Microsoft.AspNetCore.Components;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Admin.Tests.Offers;

public sealed class CategoryPricesTests : UiTests
{
    private readonly FormState _state = new();

    [Fact]
    public void A_category_is_added_named_priced_and_taken_away_again()
    {
        var price = new PriceDraft { Model = "percent", Percent = "5" };
        var editor = Editor(price);

        editor.FindAll("button")[^1].Click();
        editor.Find("input[name='events[0].payout.categories[0].category']").Change("electronics");
        editor.Find("[aria-label='Payout percent']").Change("3");
        Assert.Equal(("electronics", "percent", "3"), (price.Categories![0].Category, price.Categories[0].Price!.Model, price.Categories[0].Price!.Percent));
        Assert.Contains("Fixed a piece", editor.Find("[aria-label='Payout model']").TextContent, StringComparison.Ordinal);

        editor.Find("[aria-label='Remove payout category electronics']").Click();
        Assert.Empty(price.Categories);
    }

    [Fact]
    public void What_is_refused_stands_beside_its_category()
    {
        _state.Refuse(new Dictionary<string, string[]> { ["events[0].payout.categories[1].category"] = ["It stands there already."], ["events[0].payout.categories[0].price.percent"] = ["Write a decimal."] });
        var rows = Editor(Priced("percent", "5", ("a", "1"), ("A", "2"))).FindAll("fieldset");

        Assert.Contains("Write a decimal.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("It stands there already.", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_by_category_do_not_hide()
    {
        Assert.Contains("Prices by category of items (2)", Event(Priced("percent", "5", ("a", "1")), Priced("percent", "7", ("b", "9"))).Find("details[open] summary").TextContent, StringComparison.Ordinal);
        Assert.Empty(Event(Priced("percent", "5"), Priced("percent", "7")).FindAll("details[open]"));
    }

    [Fact]
    public void A_category_that_loses_money_is_said_and_a_margin_says_where_it_holds()
    {
        Assert.Equal("Loses 1 % of fashion.", Loss(Priced("percent", "5", ("fashion", "8")), Priced("percent", "7")));
        Assert.Equal("Loses 2 % of toys.", Loss(Priced("percent", "5"), Priced("percent", "7", ("toys", "3"))));
        Assert.Null(Loss(Priced("percent", "5", ("fashion", "8")), Priced("percent", "7", ("Fashion", "8"))));
        Assert.Null(Loss(Priced("percent", "5", ("a", "6"), (" A", "9"), ("", "9")), Priced("percent", "7")));
        Assert.Equal("You keep 2 % of the sale where no category says otherwise.", Admin.Amounts.PriceWords.Margin(Priced("percent", "5", ("fashion", "7")), Priced("percent", "7"), "EUR"));
        Assert.Equal("5 %, by category", Admin.Amounts.PriceWords.Of(Priced("percent", "5", ("fashion", "7")), "EUR"));
    }

    [Fact]
    public void What_each_category_contributed_is_a_line_of_its_own()
    {
        var note = new PriceNote("event", "…", 6.5m) { Categories = [new("electronics", "199.95 × 3 %", 5.9985m), new(null, "9.95 × 5 %", 0.4975m)] };
        var lines = Render<CategoryParts>(each => each.Add(it => it.Parts, CategoryPart.Of(note)));

        Assert.Equal(["electronics 199.95 × 3 %", "everything else 9.95 × 5 %"], lines.FindAll("dt").Select(line => line.TextContent));
        Assert.Equal(["5.9985", "0.4975"], lines.FindAll("dd").Select(line => line.TextContent));
    }

    private static string? Loss(PriceDraft payout, PriceDraft revenue) => Admin.Amounts.PriceWords.Loss(payout, revenue, "EUR");

    private static PriceDraft Priced(string model, string percent, params (string Name, string Percent)[] categories) => new()
    {
        Model = model,
        Percent = percent,
        Categories = [.. categories.Select(each => new CategoryPriceDraft { Category = each.Name, Price = new PriceDraft { Model = "percent", Percent = each.Percent } })],
    };

    private IRenderedComponent<CascadingValue<FormState>> Editor(PriceDraft price) => Render<CascadingValue<FormState>>(outer => outer
        .Add(each => each.Value, _state)
        .AddChildContent<CategoryPricesEditor>(each => each.Add(it => it.Label, "Payout").Add(it => it.Name, "events[0].payout.categories").Add(it => it.Price, price).Add(it => it.Currency, "EUR")));

    private IRenderedComponent<CascadingValue<FormState>> Event(PriceDraft payout, PriceDraft revenue) => Render<CascadingValue<FormState>>(outer => outer
        .Add(each => each.Value, _state)
        .AddChildContent<EventCategoryFields>(each => each.Add(it => it.Event, new EventDraft { Name = "sale", Payout = payout, Revenue = revenue }).Add(it => it.Name, "events[0]").Add(it => it.Currency, "EUR")));
}
