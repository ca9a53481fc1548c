using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Offers;

/// <summary>What one conversion takes of the caps it falls under.</summary>
/// <remarks>
/// Approved, pending and held conversions count: all of them may still have to be paid. Rejected and reversed ones give back what they took.
/// One that a cap had no room for (<c>cap_reached</c>) takes nothing, whatever its status.
/// </remarks>
/// <param name="Conversions">1, or 0 when it does not count.</param>
/// <param name="Payout">Its payout, when it counts.</param>
/// <param name="Revenue">Its revenue, when it counts.</param>
public readonly record struct CapUse(int Conversions, decimal Payout, decimal Revenue)
{
    /// <summary>What a conversion in this state takes.</summary>
    public static CapUse Of(ConversionStatus status, string? reason, ConversionMoney money) =>
        Counts(status) && reason != ReasonCodes.CapReached ? new CapUse(1, money.Payout, money.Revenue) : default;

    /// <summary>What of it a cap counts.</summary>
    public decimal Of(CapMeasure what) => what switch
    {
        CapMeasure.Clicks => 0m,
        CapMeasure.Conversions => Conversions,
        CapMeasure.Payout => Payout,
        CapMeasure.Revenue => Revenue,
    };

    private static bool Counts(ConversionStatus status) => status switch
    {
        ConversionStatus.Approved or ConversionStatus.Pending or ConversionStatus.Hold => true,
        ConversionStatus.Rejected or ConversionStatus.Reversed => false,
    };
}
