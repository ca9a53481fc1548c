namespace TrackingPlatform.Domain.Amounts;

/// <summary>What one event pays or earns: a fixed amount, a percentage of the sale, both, or nothing.</summary>
/// <remarks>The same type serves payout (what the publisher gets) and revenue (what the advertiser owes).</remarks>
public sealed record Price
{
    private Price(PriceModel model, decimal amount, decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Money.Limit);
        ArgumentOutOfRangeException.ThrowIfNotEqual(decimal.Round(amount, 4), amount, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 1_000m);
        Model = model;
        Amount = amount;
        Percent = percent;
    }

    /// <summary>Which parts count.</summary>
    public PriceModel Model { get; }

    /// <summary>The fixed part in the offer's currency, not negative, up to four decimals; 0 when the model has none.</summary>
    public decimal Amount { get; }

    /// <summary>The percentage of the sale amount, 0 to 1,000; 0 when the model has none.</summary>
    public decimal Percent { get; }

    /// <summary>True when a sale amount is needed to know the money.</summary>
    public bool NeedsSaleAmount => Model is PriceModel.Percent or PriceModel.Mixed;

    /// <summary>Nothing is paid.</summary>
    public static Price None { get; } = new(PriceModel.None, 0m, 0m);

    /// <summary>A fixed amount per event.</summary>
    public static Price Fixed(decimal amount) => new(PriceModel.Fixed, amount, 0m);

    /// <summary>A percentage of the sale amount.</summary>
    public static Price PercentOf(decimal percent) => new(PriceModel.Percent, 0m, percent);

    /// <summary>A fixed amount plus a percentage of the sale amount.</summary>
    public static Price Mixed(decimal amount, decimal percent) => new(PriceModel.Mixed, amount, percent);

    /// <summary>Builds a price of the given model from its parts; parts that the model does not use must be zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of its bounds, or set though the model has none.</exception>
    public static Price Of(PriceModel model, decimal amount, decimal percent) => model switch
    {
        PriceModel.None => Unused(amount, percent, None),
        PriceModel.Fixed => Unused(0m, percent, Fixed(amount)),
        PriceModel.Percent => Unused(amount, 0m, PercentOf(percent)),
        PriceModel.Mixed => Mixed(amount, percent),
    };

    /// <summary>The money of one event. Fixed parts are booked as they stand, percentages are rounded by <see cref="Money.Percent"/>.</summary>
    /// <param name="sale">The sale amount; null counts as nothing sold. Its currency is the offer's.</param>
    /// <param name="currency">The offer's currency.</param>
    public Money For(Money? sale, Currency currency) =>
        new Money(Amount, currency) + (sale ?? Money.Zero(currency)).Percent(Percent);

    private static Price Unused(decimal amount, decimal percent, Price price)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(amount, 0m);
        ArgumentOutOfRangeException.ThrowIfNotEqual(percent, 0m);
        return price;
    }
}
