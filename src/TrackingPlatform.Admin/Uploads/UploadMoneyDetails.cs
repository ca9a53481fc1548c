using System.ComponentModel;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>What reports gain in one currency.</summary>
public sealed record UploadMoneyDetails
{
    public required Currency Currency { get; init; }

    [Description("Payout of approved conversions.")]
    public required string Payout { get; init; }

    [Description("Revenue of approved conversions.")]
    public required string Revenue { get; init; }

    [Description("Payout of those pending or on hold.")]
    public required string PayoutPending { get; init; }

    internal static UploadMoneyDetails Of(UploadSum sum)
    {
        var currency = Currency.Of(sum.Currency);
        return new UploadMoneyDetails
        {
            Currency = currency,
            Payout = new Money(sum.Payout, currency).ToPlainString(),
            Revenue = new Money(sum.Revenue, currency).ToPlainString(),
            PayoutPending = new Money(sum.PayoutPending, currency).ToPlainString(),
        };
    }
}
