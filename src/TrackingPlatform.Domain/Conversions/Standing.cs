using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>The status a conversion gets, why, and until when.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">Why it is held; null when it is not, or when whoever asked wanted so.</param>
/// <param name="ReleaseAt">When it is approved by itself.</param>
internal readonly record struct Standing(ConversionStatus Status, string? Reason, DateTimeOffset? ReleaseAt)
{
    /// <summary>What the event's rules make of a wanted status. What a person has let pass stays passed.</summary>
    /// <param name="rules">The event's rules.</param>
    /// <param name="wanted">The status that postback or event want.</param>
    /// <param name="amount">The sale amount in the offer's currency.</param>
    /// <param name="occurredAt">When it happened: holds are counted from there, so that a late report does not wait longer.</param>
    /// <param name="now">When the postback arrived.</param>
    /// <param name="booked">The conversion as it is booked; null for a new one.</param>
    public static Standing Of(BookingRules rules, ConversionStatus wanted, decimal? amount, DateTimeOffset occurredAt, DateTimeOffset now, ConversionState? booked)
    {
        if (wanted is not (ConversionStatus.Approved or ConversionStatus.Pending))
        {
            return new Standing(wanted, null, null);
        }

        var hasPassed = booked is { Status: ConversionStatus.Approved or ConversionStatus.Pending } && booked.Money.Amount == amount;
        if (!hasPassed && !rules.HasInRange(amount))
        {
            return new Standing(ConversionStatus.Hold, ReasonCodes.AmountOutOfRange, null);
        }

        return wanted == ConversionStatus.Approved && booked?.Status != ConversionStatus.Approved && rules.Hold is { } hold && occurredAt + hold > now
            ? new Standing(ConversionStatus.Hold, ReasonCodes.HoldTime, occurredAt + hold)
            : new Standing(wanted, null, null);
    }
}
