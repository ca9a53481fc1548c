using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>A rendered request as it goes on the wire: with what every one of ours carries, and signed.</summary>
internal static class OutboundMessage
{
    private const string UserAgent = "TrackingPlatform/1.0 (postback)";

    /// <summary>Makes it; or says why it cannot be sent as it is.</summary>
    public static bool TryBuild(OutboundRequest outbound, DateTimeOffset now, [NotNullWhen(true)] out HttpRequestMessage? message, [NotNullWhen(false)] out string? problem)
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
                built.Headers.Add(PostbackSignature.Header, PostbackSignature.Sign(secrets, PostbackSignature.SignedBytes(body, address.Query), now));
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
}
