using System.Globalization;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>How an amount came about: the price model with its parts.</summary>
/// <param name="Price">The event's price as it stands today.</param>
/// <param name="Sale">The sale's value; null where none was given.</param>
/// <param name="Booked">What was booked.</param>
public sealed record PriceFormula(Price Price, Money? Sale, Money Booked)
{
    /// <summary>Whether today's price gives what was booked; where not, the price was changed since and the formula is no longer known.</summary>
    public bool IsCurrent => Price.For(Sale, Booked.Currency) == Booked;

    /// <summary><c>2.50 + 214.00 × 12.5 %</c>; null where the formula is no longer known.</summary>
    public string? Text => !IsCurrent ? null : Price.Model switch
    {
        PriceModel.None => "nothing",
        PriceModel.Fixed => Fixed,
        PriceModel.Percent => Percentage,
        PriceModel.Mixed => $"{Fixed} + {Percentage}",
    };

    private string Fixed => new Money(Price.Amount, Booked.Currency).ToPlainString();

    private string Percentage => $"{(Sale ?? Money.Zero(Booked.Currency)).ToPlainString()} × {Price.Percent.ToString("0.####", CultureInfo.InvariantCulture)} %";
}
