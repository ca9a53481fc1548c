using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>What one claimed delivery came to.</summary>
/// <param name="Finished">For the queue.</param>
/// <param name="Signal">For the circuit breaker; null when nothing was sent.</param>
internal sealed record AttemptResult(FinishedDelivery Finished, BreakerSignal? Signal)
{
    public TimeSpan Duration => Finished.Attempt?.Duration ?? TimeSpan.Zero;

    public string? DisablingReason => Finished.Progress.DisablesEndpoint ? Finished.Progress.Reason : null;
}
