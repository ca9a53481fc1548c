using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>One attempt as it is kept.</summary>
/// <param name="Id">The attempt.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="StatusCode">The answer's status; null when none came.</param>
/// <param name="Error">The reason code of a failure; null when it was received.</param>
/// <param name="Detail">A line that says more, such as where a redirect pointed.</param>
/// <param name="Method">The method.</param>
/// <param name="Url">The address, credentials masked.</param>
/// <param name="Response">The beginning of the answer's body.</param>
public sealed record AttemptRecord(AttemptId Id, TimeSpan Duration, int? StatusCode, string? Error, string? Detail, string Method, string Url, string? Response)
{
    /// <summary>The request that carried this delivery with others; null when it went on its own. The answer is kept with the first of them.</summary>
    public BatchId? Batch { get; init; }
}
