using System.Diagnostics;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>What became of one attempt.</summary>
internal abstract record OutboundResult
{
    private OutboundResult()
    {
    }

    /// <summary>From the start to the last byte read.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>There was an answer.</summary>
    /// <param name="StatusCode">Its status.</param>
    /// <param name="Body">Its first 8 KB as text, made harmless.</param>
    /// <param name="Location">Where a redirect pointed; it was not followed.</param>
    /// <param name="RetryAfter">How long it asked us to wait.</param>
    public sealed record Answered(int StatusCode, string Body, string? Location, TimeSpan? RetryAfter) : OutboundResult;

    /// <summary>There was none.</summary>
    /// <param name="Failure">Why.</param>
    /// <param name="Detail">A line for the publisher's manager.</param>
    public sealed record Failed(AttemptFailure Failure, string Detail) : OutboundResult;

    /// <summary>What it means for the delivery.</summary>
    public AttemptOutcome Outcome => this switch
    {
        Answered answered => AttemptOutcome.OfStatus(answered.StatusCode),
        Failed failed => AttemptOutcome.OfFailure(failed.Failure),
        _ => throw new UnreachableException(),
    };
}
