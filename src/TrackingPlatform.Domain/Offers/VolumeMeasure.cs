namespace TrackingPlatform.Domain.Offers;

/// <summary>What a publisher has to have reached for a better payout.</summary>
public enum VolumeMeasure
{
    /// <summary>Approved conversions of the event.</summary>
    Conversions,

    /// <summary>The sale amounts of approved conversions of the event, in the offer's currency.</summary>
    Amount,
}
