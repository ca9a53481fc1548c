using System.Globalization;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What a price comes to for one sale, with how.</summary>
/// <remarks>
/// The fixed part of the price is for the event and its percentage is of what no named category accounts for; the fixed part of a category is for every piece and
/// its percentage is of what the pieces are worth. Fixed parts stand as they are, to four decimals; percentages are added up with all their digits and rounded once,
/// half-even to the currency's digits, so that the order of items and categories makes no difference.
/// </remarks>
/// <param name="Total">What is booked.</param>
/// <param name="Formula">The sum with its numbers, such as <c>2.50 + 214.00 × 12.5 %</c>.</param>
/// <param name="Categories">What each category contributed, and what is left to the price itself; empty where no item has a category that the price names.</param>
public sealed record PriceSum(Money Total, string Formula, IReadOnlyList<CategoryNote> Categories)
{
    /// <summary>Sums up; null when it would be more than can be booked.</summary>
    public static PriceSum? Of(Price price, Basket basket)
    {
        var parts = PartsOf(price, basket);
        if (!parts.TrueForAll(part => part.IsBookable))
        {
            return null;
        }

        var (standing, percentages) = (parts.Sum(part => part.Fixed), basket.Worth(parts.Sum(part => part.Percentage)));
        // One whole unit below the limit, so that rounding cannot pass it.
        if (standing + percentages > Money.Limit - 1m)
        {
            return null;
        }

        var total = new Money(decimal.Round(standing, 4, MidpointRounding.ToEven), basket.Currency) + Money.Rounded(percentages, basket.Currency);
        List<CategoryNote> notes = [.. parts.Select(part => part.Note(basket, isAlone: parts.Count == 1))];
        return new PriceSum(
            total,
            Words(string.Join(" + ", notes.Select(note => note.Formula).Where(formula => formula.Length > 0))),
            parts.Count == 1 ? [] : [.. notes.Where(note => note.Category is not null || note.Formula.Length > 0).Select(note => note with { Formula = Words(note.Formula) })]);
    }

    private static string Words(string formula) => formula.Length == 0 ? "nothing" : formula;

    private static List<Part> PartsOf(Price price, Basket basket)
    {
        List<Part> parts = [];
        foreach (var each in price.Categories)
        {
            if (basket.Of(each) is { Pieces: > 0m } sold)
            {
                parts.Add(new Part(each.Category, each.Price, sold.Pieces, sold.Cost));
            }
        }

        parts.Add(new Part(null, price, 1m, basket.Whole - parts.Sum(part => part.Cost)));
        return parts;
    }

    private sealed record Part(string? Category, Price Price, decimal Pieces, decimal Cost)
    {
        public bool IsBookable => Price.Amount == 0m || Pieces <= Money.Limit / Price.Amount;

        public decimal Fixed => Pieces * Price.Amount;

        public decimal Percentage => Cost * Price.Percent / 100m;

        public CategoryNote Note(Basket basket, bool isAlone) => new(Category, string.Join(" + ", Terms(basket, isAlone)), Fixed + basket.Worth(Percentage));

        private IEnumerable<string> Terms(Basket basket, bool isAlone)
        {
            if (Price.Model is PriceModel.Fixed or PriceModel.Mixed)
            {
                var amount = Money.Plain(Price.Amount, basket.Currency);
                yield return Category is null ? amount : $"{Plain(Pieces)} × {amount}";
            }

            // Where categories account for everything, a percentage of nothing only puzzles.
            if (Price.NeedsSaleAmount && (Cost > 0m || Category is not null || isAlone))
            {
                yield return $"{Money.Plain(decimal.Round(basket.Worth(Cost), 4), basket.Currency)} × {Plain(Price.Percent)} %";
            }
        }

        private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
    }
}
