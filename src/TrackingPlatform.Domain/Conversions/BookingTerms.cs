using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Everything that the money and status of one conversion depend on, besides what the postback claims.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Event">The event meant.</param>
public sealed record BookingTerms(OfferTerms Offer, EventTerms Event)
{
    /// <summary>Who earns.</summary>
    public PublisherId Publisher { get; init; }

    /// <summary>The click that earned it, for conditions of payouts; null without one.</summary>
    public Click? Click { get; init; }

    /// <summary>The tenant's time zone, for conditions of time.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The rate from the postback's currency to the offer's at the time of the event; null when they are the same, or no rate is known.</summary>
    public ExchangeRate? Rate { get; init; }

    /// <summary>What the publisher had reached before the conversion, for the tiers among the payout rules.</summary>
    public IReadOnlyDictionary<VolumeSpan, decimal> Volumes { get; init; } = new Dictionary<VolumeSpan, decimal>();
}
