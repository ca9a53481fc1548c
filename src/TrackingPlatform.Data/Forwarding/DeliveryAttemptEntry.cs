using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>One outbound request of a delivery.</summary>
/// <param name="Number">From 1; goes on counting when the delivery is sent again.</param>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="StatusCode">What the publisher answered; null when no answer came.</param>
/// <param name="Error">The reason code of a failure.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Where it went, macros filled in.</param>
/// <param name="Response">What was read of the answer.</param>
/// <param name="Node">The process that sent it.</param>
public sealed record DeliveryAttemptEntry(
    int Number, DateTimeOffset At, int DurationMs, int? StatusCode, string? Error, string Method, string Url, string? Response, string Node)
{
    /// <summary>The request that carried it with others; null when it went on its own.</summary>
    public BatchId? Batch { get; init; }
}
