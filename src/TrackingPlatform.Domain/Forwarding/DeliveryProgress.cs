using System.Diagnostics;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Where a delivery stands after an attempt.</summary>
/// <param name="State">Delivered, due again, parked or dead.</param>
/// <param name="Reason">The reason code; <see langword="null"/> when delivered.</param>
/// <param name="Delay">When due again: how long from the database's now.</param>
/// <param name="DisablesEndpoint">Whether the endpoint said that it is gone for good.</param>
public sealed record DeliveryProgress(DeliveryState State, string? Reason, TimeSpan? Delay = null, bool DisablesEndpoint = false)
{
    /// <summary>Decides what an attempt leads to.</summary>
    /// <param name="outcome">What the attempt ended in.</param>
    /// <param name="attempt">1 for the first attempt made.</param>
    /// <param name="jitter">A sample from [0, 1).</param>
    /// <param name="retryAfter">What the publisher asked for.</param>
    public static DeliveryProgress After(AttemptOutcome outcome, int attempt, double jitter, TimeSpan? retryAfter) => outcome switch
    {
        AttemptOutcome.Delivered => new(DeliveryState.Delivered, null),
        AttemptOutcome.Retry retry => retry.Schedule.DelayAfter(attempt, jitter, retry.HonoursRetryAfter ? retryAfter : null) is { } delay
            ? new(DeliveryState.Due, retry.Reason, delay)
            : new(DeliveryState.Dead, ReasonCodes.GaveUp),
        AttemptOutcome.Park park => new(DeliveryState.Parked, park.Reason, DisablesEndpoint: true),
        AttemptOutcome.Dead dead => new(DeliveryState.Dead, dead.Reason),
        _ => throw new UnreachableException(),
    };
}
