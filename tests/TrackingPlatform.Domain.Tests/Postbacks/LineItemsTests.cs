using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Postbacks;

public sealed class LineItemsTests
{
    [Fact]
    public void A_basket_is_read_with_its_defaults()
    {
        var items = LineItems.Read("""[{"sku":"A-1","name":"Shoe","category":"shoes","quantity":"2","price":24.95},{"sku":7,"price":"0.1"}]""", out var problem);

        Assert.Null(problem);
        Assert.Equal([new LineItem("A-1", 2m, 24.95m, "Shoe", "shoes"), new LineItem("7", 1m, 0.1m)], items);
        Assert.Equal(50m, LineItems.Sum(items));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("basket")]
    [InlineData("""["A-1"]""")]
    [InlineData("""[{"price":"1"}]""")]
    [InlineData("""[{"sku":"A"}]""")]
    [InlineData("""[{"sku":"A","price":"-1"}]""")]
    [InlineData("""[{"sku":"A","price":"1,5"}]""")]
    [InlineData("""[{"sku":"A","price":"1","quantity":"0"}]""")]
    [InlineData("""[{"sku":"A","price":"1","quantity":"two"}]""")]
    [InlineData("""[{"sku":"A","price":"1","colour":"red"}]""")]
    public void What_cannot_be_a_basket_is_said(string text)
    {
        LineItems.Read(text, out var problem);
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_sum_that_cannot_be_booked_is_none()
    {
        Assert.Null(LineItems.Sum([new LineItem("A", 999_999_999_999m, 999_999_999_999m)]));
        Assert.Null(LineItems.Sum([new LineItem("A", 0.0001m, 0.0001m)]));
    }
}
