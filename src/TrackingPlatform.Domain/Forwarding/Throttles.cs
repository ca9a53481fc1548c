using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What a publisher's active throttles, in the order they were made, do to a conversion: the first that takes it decides.</summary>
public static class Throttles
{
    /// <summary>The throttle that keeps a conversion back; null when none does.</summary>
    public static Throttle? Taking(IEnumerable<Throttle> throttles, ConversionId conversion, OfferId offer, string eventName) =>
        throttles.FirstOrDefault(each => each.Covers(offer, eventName) && each.Takes(conversion));

    /// <summary>Whether the publisher is not to be told of a conversion.</summary>
    public static bool Hide(IEnumerable<Throttle> throttles, ConversionId conversion, OfferId offer, string eventName) =>
        Taking(throttles, conversion, offer, eventName) is { Effect: ThrottleEffect.Hide };

    /// <summary>The opening of a conversion with the throttles' word on it. Only what is approved, or would be by itself, is kept back.</summary>
    public static ConversionDecision Open(IEnumerable<Throttle> throttles, ConversionDecision opening, ConversionId conversion, OfferId offer, string eventName)
    {
        if (opening is not ConversionDecision.Book book || (book.Status != ConversionStatus.Approved && book.ReleaseAt is null))
        {
            return opening;
        }

        return Taking(throttles, conversion, offer, eventName)?.Effect switch
        {
            ThrottleEffect.Pending => book with { Status = ConversionStatus.Pending, Reason = ReasonCodes.Sampled, ReleaseAt = null },
            ThrottleEffect.Hold => book with { Status = ConversionStatus.Hold, Reason = ReasonCodes.Sampled, ReleaseAt = null },
            ThrottleEffect.Hide or null => opening,
        };
    }
}
