using System.Diagnostics;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Workers.Forwarding;

/// <inheritdoc/>
internal sealed class TestFire(PostbackSender sender, TimeProvider clock) : ITestFire
{
    private static readonly KeyValuePair<string, string> Mark = new("X-Test", "1");

    /// <inheritdoc/>
    public async Task<TestFireResult> FireAsync(RenderedRequest request, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var marked = request with { Headers = [.. request.Headers, Mark] };
        var result = await sender.SendAsync(new OutboundRequest(DeliveryId.New(clock.GetUtcNow()), 1, marked, secrets.ElementAtOrDefault(0)) { OldSecret = secrets.ElementAtOrDefault(1) }, cancellationToken);
        var error = result.Outcome switch
        {
            AttemptOutcome.Retry retry => retry.Reason,
            AttemptOutcome.Park park => park.Reason,
            AttemptOutcome.Dead dead => dead.Reason,
            _ => null,
        };
        return result switch
        {
            OutboundResult.Answered answered => new TestFireResult(
                answered.StatusCode, error, answered.Location is { } location ? $"Redirected to {MaskedUrl.Of(location)}; not followed." : null, answered.Body, result.Duration),
            OutboundResult.Failed failed => new TestFireResult(null, error, failed.Detail, null, result.Duration),
            _ => throw new UnreachableException(),
        };
    }
}
