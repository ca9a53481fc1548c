using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>One attempt to be made.</summary>
/// <param name="Delivery">Told to the publisher; the same over all attempts.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Request">What to send.</param>
/// <param name="Secret">The template's signature secret in the clear; null sends no signature.</param>
internal sealed record OutboundRequest(DeliveryId Delivery, int Attempt, RenderedRequest Request, string? Secret)
{
    /// <summary>The secret before it, while both sign.</summary>
    public string? OldSecret { get; init; }

    /// <summary>Told instead of the delivery where many go in one request.</summary>
    public BatchId? Batch { get; init; }

    /// <summary>What signs, the newest first.</summary>
    public IReadOnlyList<string> Secrets => [.. new[] { Secret, OldSecret }.OfType<string>()];

    // The secret must not slip into a log with the record.
    public override string ToString() => $"{Delivery} attempt {Attempt}";
}
