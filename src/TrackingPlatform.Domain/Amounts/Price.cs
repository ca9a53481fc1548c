namespace TrackingPlatform.Domain.Amounts;

/// <summary>What one event pays or earns: a fixed amount, a percentage of the sale, both, or nothing; and other prices for items of some categories.</summary>
/// <remarks>The same type serves payout (what the publisher gets) and revenue (what the advertiser owes).</remarks>
public sealed record Price
{
    /// <summary>Categories that one price names at the most.</summary>
    public const int MostCategories = 50;

    /// <summary>The largest percentage.</summary>
    public const decimal MostPercent = 1_000m;

    private Price(PriceModel model, decimal amount, decimal percent, IReadOnlyList<CategoryPrice> categories)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Money.Limit);
        ArgumentOutOfRangeException.ThrowIfNotEqual(decimal.Round(amount, 4), amount, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, MostPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(categories.Count, MostCategories, nameof(categories));
        ArgumentOutOfRangeException.ThrowIfNotEqual(categories.DistinctBy(each => each.Category, StringComparer.OrdinalIgnoreCase).Count(), categories.Count, nameof(categories));
        Model = model;
        Amount = amount;
        Percent = percent;
        Categories = categories;
    }

    /// <summary>Which parts count.</summary>
    public PriceModel Model { get; }

    /// <summary>The fixed part in the offer's currency, not negative, up to four decimals; 0 when the model has none.</summary>
    public decimal Amount { get; }

    /// <summary>The percentage of the sale amount, 0 to 1,000; 0 when the model has none.</summary>
    public decimal Percent { get; }

    /// <summary>Prices of items by their category, each category once. What no item of them accounts for has this price itself.</summary>
    public IReadOnlyList<CategoryPrice> Categories { get; }

    /// <summary>True when a sale amount is needed to know the money; items bring theirs along.</summary>
    public bool NeedsSaleAmount => Model is PriceModel.Percent or PriceModel.Mixed;

    /// <summary>Nothing is paid.</summary>
    public static Price None { get; } = new(PriceModel.None, 0m, 0m, []);

    /// <summary>A fixed amount per event.</summary>
    public static Price Fixed(decimal amount) => new(PriceModel.Fixed, amount, 0m, []);

    /// <summary>A percentage of the sale amount.</summary>
    public static Price PercentOf(decimal percent) => new(PriceModel.Percent, 0m, percent, []);

    /// <summary>A fixed amount plus a percentage of the sale amount.</summary>
    public static Price Mixed(decimal amount, decimal percent) => new(PriceModel.Mixed, amount, percent, []);

    /// <summary>Builds a price of the given model from its parts; parts that the model does not use must be zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of its bounds, or set though the model has none.</exception>
    public static Price Of(PriceModel model, decimal amount, decimal percent) => model switch
    {
        PriceModel.None => Unused(amount, percent, None),
        PriceModel.Fixed => Unused(0m, percent, Fixed(amount)),
        PriceModel.Percent => Unused(amount, 0m, PercentOf(percent)),
        PriceModel.Mixed => Mixed(amount, percent),
    };

    /// <summary>The same price, with these for items of their categories.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MostCategories"/>, or one twice.</exception>
    public Price With(IReadOnlyList<CategoryPrice> categories) => new(Model, Amount, Percent, categories);

    /// <summary>What items of a category have: the category's price, or where it has none the percentage of this one.</summary>
    public Price ForItemsOf(string category) => Categories.FirstOrDefault(each => each.Is(category))?.Price ?? PercentOf(Percent);

    /// <summary>The same parts, and the same categories in the same order.</summary>
    public bool Equals(Price? other) =>
        other is not null && (Model, Amount, Percent) == (other.Model, other.Amount, other.Percent) && Categories.SequenceEqual(other.Categories);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Model, Amount, Percent, Categories.Count);

    private static Price Unused(decimal amount, decimal percent, Price price)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(amount, 0m);
        ArgumentOutOfRangeException.ThrowIfNotEqual(percent, 0m);
        return price;
    }
}
