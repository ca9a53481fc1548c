using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>A sale as prices see it: what it came to in the offer's currency, and what its items are of that.</summary>
/// <remarks>
/// Items have their share of the sale: of 100.00 an item of 30 in 120 has 25.00. So a discount on the whole is one on every item, an amount in another currency is
/// converted once and not item by item, and a refund of a part is one of every item.
/// </remarks>
public sealed class Basket
{
    private readonly IReadOnlyList<LineItem> _items;
    private readonly decimal _amount;

    /// <param name="amount">The sale amount in the offer's currency; null where it is not known, which counts as nothing sold.</param>
    /// <param name="currency">The offer's currency.</param>
    /// <param name="items">The items, in the currency they were sent in, no more than can be booked.</param>
    /// <param name="whole">What the sale came to when the items were sent, in their currency; null: what they cost. Where that is more, their prices are without a discount.</param>
    public Basket(decimal? amount, Currency currency, IReadOnlyList<LineItem> items, decimal? whole)
    {
        (Amount, Currency, _items, _amount) = (amount, currency, items, amount ?? 0m);
        var sum = LineItems.Sum(items)!.Value; // the postback's reader takes no others
        // Items that cost nothing have no share, and the whole is whatever it is.
        Whole = sum == 0m ? _amount : Math.Max(whole ?? 0m, sum);
        Surplus = Whole > sum && items.Count > 0 ? Whole : null;
    }

    /// <summary>What it came to; null where that is not known.</summary>
    public decimal? Amount { get; }

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; }

    /// <summary>What shares are taken of, in the currency of the items; never less than they cost.</summary>
    public decimal Whole { get; }

    /// <summary>The whole where it is more than the items cost, to be kept with them; null where they tell it themselves.</summary>
    public decimal? Surplus { get; }

    /// <summary>How many pieces of a category there are, and what they cost in their currency.</summary>
    public (decimal Pieces, decimal Cost) Of(CategoryPrice category) =>
        _items.Where(item => category.Is(item.Category)).Aggregate((Pieces: 0m, Cost: 0m), (sum, item) => (sum.Pieces + item.Quantity, sum.Cost + (item.Quantity * item.Price)));

    /// <summary>What something that is <paramref name="share"/> of the whole comes to in the offer's currency, not rounded.</summary>
    public decimal Worth(decimal share) =>
        Whole == _amount ? share
        // Divided last, halves of a cent stay halves; only sums near the limit would not fit.
        : _amount <= 1m || share <= decimal.MaxValue / _amount ? _amount * share / Whole
        : share / Whole * _amount;
}
