using System.Text.Json;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Amounts;

public sealed class PriceJsonTests
{
    [Fact]
    public void Prices_of_categories_are_written_as_they_are_read()
    {
        const string Text = """[{"category":"electronics","price":{"model":"percent","percent":"3.5"}},{"category":"Toys","price":{"model":"mixed","amount":"1.25","percent":"8"}},{"category":"cards","price":{"model":"none"}}]""";

        var categories = PriceJson.ReadCategories(Text);

        Assert.Equal(
            [new CategoryPrice("electronics", Price.PercentOf(3.5m)), new CategoryPrice("Toys", Price.Mixed(1.25m, 8m)), new CategoryPrice("cards", Price.None)],
            categories);
        Assert.Equal(Text, PriceJson.WriteCategories(categories));
        Assert.Empty(PriceJson.ReadCategories("[]"));
        Assert.Throws<FormatException>(() => PriceJson.ReadCategories("""[{"category":"a"}]"""));
    }

    [Fact]
    public void No_price_names_a_category_twice() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Price.None.With([new CategoryPrice("toys", Price.None), new CategoryPrice("Toys", Price.Fixed(1m))]));

    [Fact]
    public void A_payout_rule_keeps_them()
    {
        const string Text = """[{"payout":{"model":"percent","percent":"5","categories":[{"category":"fashion","price":{"model":"fixed","amount":"2"}}]}}]""";
        Assert.Equal(Text, PayoutRuleJson.Write(PayoutRuleJson.Read(Text)));
    }

    [Theory]
    [InlineData("""{"category":"a","price":{"model":"none"}}""", "", "invalid")]
    [InlineData("""["a"]""", "[0]", "invalid")]
    [InlineData("""[{"price":{"model":"none"}}]""", "[0].category", "required")]
    [InlineData("""[{"category":"  ","price":{"model":"none"}}]""", "[0].category", "required")]
    [InlineData("""[{"category":7,"price":{"model":"none"}}]""", "[0].category", "invalid")]
    [InlineData("""[{"category":"a"}]""", "[0].price", "required")]
    [InlineData("""[{"category":"a","price":{}}]""", "[0].price.model", "required")]
    [InlineData("""[{"category":"a","price":{"model":"percent"}}]""", "[0].price.percent", "required")]
    [InlineData("""[{"category":"a","price":{"model":"percent","percent":"1000.1"}}]""", "[0].price.percent", "invalid")]
    [InlineData("""[{"category":"a","price":{"model":"fixed","amount":"-1"}}]""", "[0].price.amount", "invalid")]
    [InlineData("""[{"category":"a","price":{"model":"none","categories":[]}}]""", "[0].price.categories", "unknown_field")]
    [InlineData("""[{"category":"a","colour":"red","price":{"model":"none"}}]""", "[0].colour", "unknown_field")]
    [InlineData("""[{"category":"a","price":{"model":"none"}},{"category":" A ","price":{"model":"none"}}]""", "[1].category", "taken")]
    public void What_is_wrong_is_named_with_its_place(string text, string path, string code)
    {
        using var document = JsonDocument.Parse(text);
        PriceJson.ReadCategories(document.RootElement, out var problems);
        Assert.Contains((path, code), problems.Select(problem => (problem.Path, problem.Code)));
    }

    [Theory]
    [InlineData(50, 100, true)]
    [InlineData(51, 100, false)]
    [InlineData(1, 101, false)]
    public void There_are_fifty_categories_of_a_hundred_characters_at_the_most(int count, int length, bool isTaken)
    {
        var list = Enumerable.Range(0, count).Select(index => $$$"""{"category":"{{{index.ToString("D3", null).PadRight(length, 'x')}}}","price":{"model":"none"}}""");
        using var document = JsonDocument.Parse($"[{string.Join(',', list)}]");
        PriceJson.ReadCategories(document.RootElement, out var problems);
        Assert.Equal(isTaken, problems.Count == 0);
    }
}
