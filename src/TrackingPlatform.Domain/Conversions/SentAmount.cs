using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>A sale amount in another currency than the offer's, as the advertiser sent it, and the rate it was booked with.</summary>
/// <param name="Amount">What was sent.</param>
/// <param name="Currency">Its currency, ISO 4217.</param>
/// <param name="Rate">The stored rate.</param>
/// <param name="IsInverse">The amount was divided by the rate.</param>
/// <param name="RateFrom">Since when the rate is valid.</param>
public sealed record SentAmount(decimal Amount, string Currency, decimal Rate, bool IsInverse, DateTimeOffset RateFrom)
{
    /// <summary>An amount with its rate.</summary>
    public static SentAmount Of(decimal amount, ExchangeRate rate) => new(amount, rate.From.Code, rate.Rate, rate.IsInverse, rate.ValidFrom);
}
