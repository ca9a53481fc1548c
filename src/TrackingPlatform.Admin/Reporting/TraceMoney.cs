using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The money of the conversion that a trace is about, with the sums it came from.</summary>
/// <param name="Amount">The sale's value; null where no postback gave one.</param>
/// <param name="RevenueFormula">Null where the price was changed since; so with the payout's.</param>
/// <param name="Margin">Revenue less payout.</param>
internal sealed record TraceMoney(
    ConversionStatus Status, Currency Currency, string? Amount, string Revenue, string? RevenueFormula, string Payout, string? PayoutFormula, string Margin)
{
    public static TraceMoney Of(ConversionEntry entry) => new(
        entry.Status,
        entry.Currency,
        entry.Amount?.ToPlainString(),
        entry.Revenue.ToPlainString(),
        entry.RevenueFormula.Text,
        entry.Payout.ToPlainString(),
        entry.PayoutFormula.Text,
        entry.Margin.ToPlainString());
}
