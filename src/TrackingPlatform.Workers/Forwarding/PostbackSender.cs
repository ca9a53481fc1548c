using System.Security.Authentication;
using System.Text;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Makes one attempt and says what became of it. Throws for nothing that the network or the publisher does.</summary>
internal sealed class PostbackSender(HttpMessageInvoker http, OutboundLimits limits, TimeProvider clock) : IDisposable
{
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the attempt's fate is unknown.</exception>
    public async Task<OutboundResult> SendAsync(OutboundRequest outbound, CancellationToken cancellationToken)
    {
        if (!OutboundMessage.TryBuild(outbound, clock.GetUtcNow(), out var message, out var problem))
        {
            return new OutboundResult.Failed(AttemptFailure.UrlInvalid, problem) { Duration = TimeSpan.Zero };
        }

        using (message)
        {
            return await SendAsync(message, cancellationToken);
        }
    }

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the attempt's fate is unknown.</exception>
    public async Task<OutboundResult> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();

        // One budget for resolving, connecting, headers and body: a body that drips must not outlive it.
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(limits.Total);
        try
        {
            using var response = await http.SendAsync(message, budget.Token);
            var body = await AnswerText.ReadAsync(response.Content, limits.AnswerBytes, budget.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return new OutboundResult.Answered((int)response.StatusCode, body, Header(response, "Location"), RetryAfter.Read(Header(response, "Retry-After"), clock.GetUtcNow()))
            {
                Duration = clock.GetElapsedTime(started),
            };
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Explain(failure) is { } explained)
        {
            return new OutboundResult.Failed(explained.Failure, explained.Detail) { Duration = clock.GetElapsedTime(started) };
        }
    }

    public void Dispose() => http.Dispose();

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } text
            ? AnswerText.Sanitise(Encoding.UTF8.GetBytes(text.Length > 2_048 ? text[..2_048] : text))
            : null;

    /// <summary>What a failed request means; null when it is a bug and no failure of the network.</summary>
    internal static (AttemptFailure Failure, string Detail)? Explain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is GuardedConnectException guarded)
            {
                return (guarded.Failure, guarded.Message);
            }
        }

        return failure switch
        {
            OperationCanceledException => (AttemptFailure.Timeout, "No answer within the time allowed."),
            HttpRequestException http => http.HttpRequestError switch
            {
                HttpRequestError.SecureConnectionError => (AttemptFailure.Tls, http.InnerException is AuthenticationException tls ? tls.Message : "The encrypted connection could not be set up."),
                HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => (AttemptFailure.ResponseInvalid, "The answer is not HTTP."),
                HttpRequestError.ConfigurationLimitExceeded => (AttemptFailure.ResponseInvalid, "The headers of the answer are too large."),
                HttpRequestError.ProxyTunnelError => (AttemptFailure.Connect, "The proxy on our way out did not connect."),
                HttpRequestError.NameResolutionError => (AttemptFailure.Dns, "The host did not resolve."),
                _ => (AttemptFailure.Connect, "The connection broke before an answer came."),
            },
            IOException => (AttemptFailure.Connect, "The connection broke before an answer came."),
            _ => null,
        };
    }
}
