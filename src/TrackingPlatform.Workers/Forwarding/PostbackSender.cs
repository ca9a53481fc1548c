using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Text;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Makes one attempt and says what became of it. Throws for nothing that the network or the publisher does.</summary>
internal sealed class PostbackSender(HttpMessageInvoker http, OutboundLimits limits, TimeProvider clock) : IDisposable
{
    private const string UserAgent = "TrackingPlatform/1.0 (postback)";

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the attempt's fate is unknown.</exception>
    public async Task<OutboundResult> SendAsync(OutboundRequest outbound, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (!TryBuild(outbound, out var request, out var problem))
        {
            return new OutboundResult.Failed(AttemptFailure.UrlInvalid, problem) { Duration = clock.GetElapsedTime(started) };
        }

        // One budget for resolving, connecting, headers and body: a body that drips must not outlive it.
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(limits.Total);
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, budget.Token);
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
    }

    public void Dispose() => http.Dispose();

    private bool TryBuild(OutboundRequest outbound, [NotNullWhen(true)] out HttpRequestMessage? message, [NotNullWhen(false)] out string? problem)
    {
        message = null;
        var rendered = outbound.Request;
        if (Address(rendered.Url) is not { } address)
        {
            problem = "The address cannot be sent as it is.";
            return false;
        }

        if (rendered.Headers.Any(header => !header.Value.All(unit => unit is >= ' ' and <= '~')))
        {
            problem = "A header cannot be sent as it is.";
            return false;
        }

        var body = rendered.Body is null ? [] : Encoding.UTF8.GetBytes(rendered.Body);
        var built = new HttpRequestMessage(new HttpMethod(rendered.Method), address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = rendered.Body is null ? null : new ByteArrayContent(body),
        };

        try
        {
            // Add, never TryAddWithoutValidation: that one puts CR LF on the wire.
            foreach (var (name, value) in rendered.Headers)
            {
                built.Headers.Add(name, value);
            }

            if (rendered.ContentType is { } contentType)
            {
                built.Content?.Headers.Add("Content-Type", contentType);
            }

            built.Headers.Add("User-Agent", UserAgent);
            built.Headers.Add("X-Delivery", outbound.Batch?.ToString() ?? outbound.Delivery.ToString());
            built.Headers.Add("X-Attempt", outbound.Attempt.ToString(CultureInfo.InvariantCulture));
            if (outbound.Secrets is { Count: > 0 } secrets)
            {
                built.Headers.Add(PostbackSignature.Header, PostbackSignature.Sign(secrets, PostbackSignature.SignedBytes(body, address.Query), clock.GetUtcNow()));
            }
        }
        catch (Exception refused) when (refused is FormatException or InvalidOperationException or ArgumentException)
        {
            built.Dispose();
            problem = "A header cannot be sent as it is.";
            return false;
        }

        message = built;
        problem = null;
        return true;
    }

    // Rendering has made the text final, and a signature may cover its query: Uri must not tidy it up a second time.
    private static Uri? Address(string url)
    {
        var text = url.Split('#')[0];
        return text.All(unit => unit is > ' ' and <= '~' and not '\\')
            && Uri.TryCreate(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out var address)
            && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0
            && address.PathAndQuery.StartsWith('/')
                ? address
                : null;
    }

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
