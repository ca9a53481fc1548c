using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>The money of a conversion, all in the offer's currency.</summary>
/// <param name="Amount">Sale amount; null where the postback gave none.</param>
/// <param name="Payout">What the publisher gets.</param>
/// <param name="Revenue">What the advertiser owes.</param>
public readonly record struct ConversionMoney(decimal? Amount, decimal Payout, decimal Revenue)
{
    /// <summary>The money of one event; null when it would be more than can be booked.</summary>
    /// <param name="payout">What the publisher gets.</param>
    /// <param name="revenue">What the advertiser owes.</param>
    /// <param name="amount">The sale amount, if any.</param>
    /// <param name="currency">The offer's currency.</param>
    public static ConversionMoney? For(Price payout, Price revenue, decimal? amount, Currency currency)
    {
        if (IsTooMuch(payout, amount) || IsTooMuch(revenue, amount))
        {
            return null;
        }

        Money? sale = amount is { } given ? new Money(given, currency) : null;
        return new ConversionMoney(amount, payout.For(sale, currency).Amount, revenue.For(sale, currency).Amount);
    }

    // One whole unit below the limit, so that rounding the percentage cannot pass it.
    private static bool IsTooMuch(Price price, decimal? amount) => price.Amount + ((amount ?? 0m) * price.Percent / 100m) > Money.Limit - 1m;
}
