using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The money of the conversion that a trace is about, with the sums it came from.</summary>
/// <param name="Amount">The sale's value; null where no postback gave one.</param>
/// <param name="RevenueFormula">Null where it is not what is booked, as after a cap; so with the payout's.</param>
/// <param name="Margin">Revenue less payout.</param>
internal sealed record TraceMoney(
    ConversionStatus Status, Currency Currency, string? Amount, string Revenue, string? RevenueFormula, string Payout, string? PayoutFormula, string Margin)
{
    /// <summary>The rules asked, the rates taken, and where each price came from.</summary>
    public PricingDetails? Pricing { get; init; }

    public static TraceMoney Of(ConversionEntry entry) => new(
        entry.Status,
        entry.Currency,
        entry.Amount?.ToPlainString(),
        entry.Revenue.ToPlainString(),
        entry.RevenueFormula,
        entry.Payout.ToPlainString(),
        entry.PayoutFormula,
        entry.Margin.ToPlainString())
    {
        Pricing = entry.Pricing is { } pricing ? PricingDetails.Of(pricing, entry.Currency) : null,
    };
}
