using System.Numerics;
using CsCheck;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Conversions;

/// <summary>Whatever is in the basket and however it is priced: the sum is what a plain reading item by item, in whole numbers, says.</summary>
public sealed class PriceSumProperties
{
    private static readonly string?[] Named = [null, "electronics", "Fashion ", "TOYS", "toys", "fashion"];

    private static readonly Gen<Line> AnyLine = Gen.Select(Gen.Int[0, Named.Length - 1], Gen.Int[1, 40], Gen.Int[0, 20_000], (category, tenths, cents) => new Line(Named[category], tenths, cents));

    private static readonly Gen<Terms> AnyTerms = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 900], Gen.Int[0, 3_000], (model, cents, hundredths) => new Terms((PriceModel)model, cents, hundredths));

    private static readonly Gen<IReadOnlyList<(string, Terms)>> AnyCategories = Gen.Select(
        AnyTerms, AnyTerms, AnyTerms, Gen.Int[0, 3],
        (first, second, third, count) => (IReadOnlyList<(string, Terms)>)[.. new[] { ("electronics", first), ("fashion", second), ("Toys", third) }.Take(count)]);

    private static readonly Gen<Case> AnyCase = Gen.Select(
        AnyTerms, AnyCategories, AnyLine.List[0, 8], Gen.Int[0, 200_000], Gen.Int[-5_000, 5_000], Gen.Bool, Gen.Bool,
        (own, categories, lines, amount, difference, isForeign, isYen) => new Case(own, categories, lines, amount, difference, isForeign, isYen));

    [Fact]
    public void The_sum_is_what_the_items_say_one_by_one() =>
        AnyCase.Sample(each => Assert.Equal(each.Slowly(), each.Sum().Total.Amount), iter: 50_000);

    [Fact]
    public void Nothing_is_negative_and_the_parts_make_up_the_sum() =>
        AnyCase.Sample(
            each =>
            {
                var sum = each.Sum();
                Assert.True(sum.Total.Amount >= 0m);
                Assert.All(sum.Categories, part => Assert.True(part.Result >= 0m));
                if (sum.Categories.Count > 0)
                {
                    var half = (decimal)Math.Pow(10, -each.Currency.Digits) / 2m;
                    Assert.True(Math.Abs(sum.Categories.Sum(part => part.Result) - sum.Total.Amount) <= half + 0.0001m);
                }
            },
            iter: 20_000);

    [Fact]
    public void The_order_of_items_and_categories_and_how_pieces_are_put_into_lines_make_no_difference() =>
        Gen.Select(AnyCase, Gen.Int).Sample(
            (each, seed) =>
            {
                var split = each.Lines.SelectMany(line => line.Tenths > 1 ? [line with { Tenths = 1 }, line with { Tenths = line.Tenths - 1 }] : new[] { line }).ToList();
                var random = new Random(seed);
                var other = each with { Lines = [.. split.OrderBy(_ => random.Next())], Categories = [.. each.Categories.Reverse()] };

                Assert.Equal(each.Sum().Total, other.Sum().Total);
                Assert.Equal(each.Sum().Categories.OrderBy(part => part.Category), other.Sum().Categories.OrderBy(part => part.Category));
            },
            iter: 20_000);

    [Fact]
    public void A_price_without_categories_never_looks_at_the_items() =>
        AnyCase.Sample(
            each =>
            {
                // Foreign, so that the amount does not follow the items.
                var plain = each with { Categories = [], IsForeign = true };
                Assert.Equal((plain with { Lines = [] }).Sum().Total, plain.Sum().Total);
                Assert.Empty(plain.Sum().Categories);
            },
            iter: 20_000);

    private sealed record Line(string? Category, int Tenths, int Cents)
    {
        /// <summary>In thousandths.</summary>
        public long Cost => (long)Tenths * Cents;

        public LineItem Item => new("sku", Tenths / 10m, Cents / 100m, Category: Category);
    }

    private sealed record Terms(PriceModel Model, int Cents, int Hundredths)
    {
        public int Fixed => Model is PriceModel.Fixed or PriceModel.Mixed ? Cents : 0;

        public int Percent => Model is PriceModel.Percent or PriceModel.Mixed ? Hundredths : 0;

        public Price Price => Price.Of(Model, Fixed / 100m, Percent / 100m);
    }

    /// <param name="Amount">In hundredths, also of yen, which have none: the sum is rounded to what there is.</param>
    /// <param name="Difference">By how much what was sent differs from what the items cost, in hundredths.</param>
    /// <param name="IsForeign">The items are in another currency than the amount.</param>
    private sealed record Case(Terms Own, IReadOnlyList<(string Name, Terms Terms)> Categories, List<Line> Lines, int Amount, int Difference, bool IsForeign, bool IsYen)
    {
        public Currency Currency => Currency.Of(IsYen ? "JPY" : "EUR");

        private long Cost => Lines.Sum(line => line.Cost);

        private long Sent => Math.Max(0, Cost + (Difference * 10L));

        // In the offer's own currency what was sent is the amount.
        private long AmountInThousandths => IsForeign || Lines.Count == 0 ? Amount * 10L : Sent;

        public PriceSum Sum() => PriceSum.Of(
            Own.Price.With([.. Categories.Select(each => new CategoryPrice(each.Name, each.Terms.Price))]),
            new Basket(AmountInThousandths / 1000m, Currency, [.. Lines.Select(line => line.Item)], Sent / 1000m))!; // far below the limit

        public decimal Slowly()
        {
            long whole = Cost == 0 ? AmountInThousandths : Math.Max(Cost, Sent);
            var (hundredths, weight, left) = ((BigInteger)Own.Fixed * 10, BigInteger.Zero, whole);
            foreach (var line in Lines)
            {
                if (Categories.FirstOrDefault(each => each.Name.Equals(line.Category?.Trim(), StringComparison.OrdinalIgnoreCase)) is { Terms: { } terms })
                {
                    hundredths += (BigInteger)terms.Fixed * line.Tenths;
                    weight += (BigInteger)terms.Percent * line.Cost;
                    left -= line.Cost;
                }
            }

            weight += (BigInteger)Own.Percent * left;
            var units = IsYen ? 1 : 100;
            var rounded = whole == 0 ? 0 : HalfEven(weight * AmountInThousandths * units, (BigInteger)whole * 10_000 * 1_000);
            return ((decimal)hundredths / 1_000m) + ((decimal)rounded / units);
        }

        private static BigInteger HalfEven(BigInteger number, BigInteger divisor)
        {
            var quotient = BigInteger.DivRem(number, divisor, out var rest);
            return (rest * 2).CompareTo(divisor) switch { < 0 => quotient, > 0 => quotient + 1, _ => quotient + (quotient % 2) };
        }
    }
}
