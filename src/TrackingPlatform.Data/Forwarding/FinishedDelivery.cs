using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>What became of a delivery under lease.</summary>
/// <param name="Delivery">The delivery with its claim.</param>
/// <param name="Progress">Where it stands now.</param>
/// <param name="Attempt">The attempt; null when none was made, which then does not count.</param>
public sealed record FinishedDelivery(ClaimedDelivery Delivery, DeliveryProgress Progress, AttemptRecord? Attempt);
