using System.Globalization;

namespace TrackingPlatform.Domain.Amounts;

/// <summary>A signed amount in one currency, with at most four decimals (<c>numeric(19,4)</c> in the database).</summary>
public readonly record struct Money
{
    /// <summary>The largest amount either way that can be booked: fifteen digits before the point.</summary>
    public const decimal Limit = 999_999_999_999_999.9999m;

    /// <param name="amount">The amount in whole units of the currency (euros, not cents).</param>
    /// <param name="currency">The currency; never the default value.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than four decimals, or beyond <see cref="Limit"/>.</exception>
    public Money(decimal amount, Currency currency)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(amount), Limit, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfNotEqual(decimal.Round(amount, 4), amount, nameof(amount));
        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount in whole units of the currency.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Nothing, in the given currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ: amounts are never added across currencies.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>What was reckoned, rounded half-even to the currency's digits: the one rounding rule of the ledger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond <see cref="Limit"/>.</exception>
    public static Money Rounded(decimal amount, Currency currency) => new(decimal.Round(amount, currency.Digits, MidpointRounding.ToEven), currency);

    /// <summary>A plain decimal with at least the currency's digits and at most four: <c>2.50</c>, <c>0.0125</c>, <c>300</c> (JPY).</summary>
    public string ToPlainString() => Plain(Amount, Currency);

    /// <summary>The same for a sum of many amounts, which may lie beyond <see cref="Limit"/>.</summary>
    public static string Plain(decimal sum, Currency currency)
    {
        var digits = currency.Digits;
        return decimal.Round(sum, digits) == sum
            ? sum.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : sum.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>The plain decimal and the code.</summary>
    public override string ToString() => ToPlainString() + " " + Currency.Code;

    private decimal In(Currency currency) =>
        Currency == currency ? Amount : throw new InvalidOperationException($"{Currency} and {currency} are not added to each other.");
}
