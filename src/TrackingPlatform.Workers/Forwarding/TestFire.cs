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
        var now = clock.GetUtcNow();
        var marked = request with { Headers = [.. request.Headers, Mark] };
        var outbound = new OutboundRequest(DeliveryId.New(now), 1, marked, secrets.ElementAtOrDefault(0)) { OldSecret = secrets.ElementAtOrDefault(1) };
        if (!OutboundMessage.TryBuild(outbound, now, out var message, out var problem))
        {
            return Result(new OutboundResult.Failed(AttemptFailure.UrlInvalid, problem) { Duration = TimeSpan.Zero }, marked.Headers);
        }

        using (message)
        {
            return Result(await sender.SendAsync(message, cancellationToken), Headers(message));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage message) =>
        message.Headers.NonValidated.Concat(message.Content?.Headers.NonValidated ?? default).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));

    private static TestFireResult Result(OutboundResult result, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var (sent, error) = (headers.ToDictionary(StringComparer.OrdinalIgnoreCase), DeliveryAttempt.ReasonOf(result.Outcome));
        return result switch
        {
            OutboundResult.Answered answered => new TestFireResult(
                sent, answered.StatusCode, error, answered.Location is { } location ? $"Redirected to {MaskedUrl.Of(location)}; not followed." : null, answered.Body, result.Duration),
            OutboundResult.Failed failed => new TestFireResult(sent, null, error, failed.Detail, null, result.Duration),
            _ => throw new UnreachableException(),
        };
    }
}
