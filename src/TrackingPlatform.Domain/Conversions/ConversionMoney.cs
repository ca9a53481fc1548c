using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>The money of a conversion, all in the offer's currency.</summary>
/// <param name="Amount">Sale amount; null where the postback gave none.</param>
/// <param name="Payout">What the publisher gets.</param>
/// <param name="Revenue">What the advertiser owes.</param>
public readonly record struct ConversionMoney(decimal? Amount, decimal Payout, decimal Revenue)
{
    /// <summary>The money of one event; null when it would be more than can be booked.</summary>
    /// <param name="terms">The event's prices.</param>
    /// <param name="amount">The sale amount, if any.</param>
    /// <param name="currency">The offer's currency.</param>
    public static ConversionMoney? For(EventTerms terms, decimal? amount, Currency currency)
    {
        if (IsTooMuch(terms.Payout, amount) || IsTooMuch(terms.Revenue, amount))
        {
            return null;
        }

        Money? sale = amount is { } given ? new Money(given, currency) : null;
        return new ConversionMoney(amount, terms.Payout.For(sale, currency).Amount, terms.Revenue.For(sale, currency).Amount);
    }

    // One whole unit below the limit, so that rounding the percentage cannot pass it.
    private static bool IsTooMuch(Price price, decimal? amount) => price.Amount + ((amount ?? 0m) * price.Percent / 100m) > Money.Limit - 1m;
}
