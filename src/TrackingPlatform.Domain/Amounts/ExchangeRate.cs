namespace TrackingPlatform.Domain.Amounts;

/// <summary>How much of one currency another is worth, from a moment on.</summary>
/// <param name="From">The currency converted from.</param>
/// <param name="To">The currency converted to.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one of <paramref name="From"/>, more than nothing; where <see cref="IsInverse"/>, the other way round.</param>
/// <param name="ValidFrom">Since when.</param>
public sealed record ExchangeRate(Currency From, Currency To, decimal Rate, DateTimeOffset ValidFrom)
{
    /// <summary>Digits after the point at the most.</summary>
    public const int Digits = 10;

    /// <summary>The largest rate.</summary>
    public const decimal Most = 999_999_999m;

    /// <summary>The rate stored is that from <see cref="To"/> to <see cref="From"/>: amounts are divided by it, which rounds once instead of twice.</summary>
    public bool IsInverse { get; init; }

    /// <summary>Converts an amount, rounded half-even to the digits of <see cref="To"/>; null when it would be more than can be booked.</summary>
    public Money? Convert(decimal amount)
    {
        var converted = decimal.Round(IsInverse ? amount / Rate : amount * Rate, To.Digits, MidpointRounding.ToEven);
        return Math.Abs(converted) <= Money.Limit ? new Money(converted, To) : null;
    }

    /// <summary>Whether a number can be a rate.</summary>
    public static bool IsRate(decimal rate) => rate > 0m && rate <= Most && decimal.Round(rate, Digits) == rate;
}
