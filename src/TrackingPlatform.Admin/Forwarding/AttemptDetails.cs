using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>One outbound request of a delivery as the API shows it.</summary>
/// <param name="Number">From 1; goes on counting when the delivery is sent again.</param>
/// <param name="StatusCode">What the publisher answered; null when no answer came.</param>
/// <param name="Error">The reason code of a failure.</param>
/// <param name="Url">Where it went, macros filled in.</param>
/// <param name="Response">What was read of the answer.</param>
/// <param name="Node">The process that sent it.</param>
/// <param name="Batch">The request that carried it with others, whose first delivery has the answer; null when it went on its own.</param>
internal sealed record AttemptDetails(
    int Number, DateTimeOffset At, int? StatusCode, string? Error, int DurationMs, string Method, string Url, string? Response, string Node, BatchId? Batch)
{
    public static AttemptDetails Of(DeliveryAttemptEntry attempt) => new(
        attempt.Number, attempt.At, attempt.StatusCode, attempt.Error, attempt.DurationMs, attempt.Method, attempt.Url, attempt.Response, attempt.Node, attempt.Batch);
}
