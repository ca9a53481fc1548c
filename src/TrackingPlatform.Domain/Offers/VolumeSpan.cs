namespace TrackingPlatform.Domain.Offers;

/// <summary>A sum of a publisher's approved conversions of one event in the period that a conversion falls into.</summary>
/// <param name="What">What is summed.</param>
/// <param name="Period">Over which period, in the tenant's time zone.</param>
public readonly record struct VolumeSpan(VolumeMeasure What, CapPeriod Period);
