namespace TrackingPlatform.Domain.Offers;

/// <summary>What a publisher must have reached before a payout rule pays: with 100 conversions a month, the hundred and first is paid by it.</summary>
/// <param name="Span">What is counted, and in which period.</param>
/// <param name="Reached">How much of it there must be before the conversion, more than nothing.</param>
public sealed record VolumeTier(VolumeSpan Span, decimal Reached);
