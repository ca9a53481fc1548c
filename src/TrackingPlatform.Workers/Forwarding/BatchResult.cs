using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>What one request that carried many deliveries came to.</summary>
/// <param name="Finished">For the queue: all of them, those that hold a slot last.</param>
/// <param name="Signal">For the circuit breaker; null when nothing was sent.</param>
/// <param name="Duration">How long the request took.</param>
/// <param name="DisablingReason">Why nothing more is to be sent there; null when more is.</param>
internal sealed record BatchResult(IReadOnlyList<FinishedDelivery> Finished, BreakerSignal? Signal, TimeSpan Duration, string? DisablingReason);
