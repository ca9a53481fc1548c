using System.ComponentModel;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What was sent by hand, and what came back.</summary>
/// <param name="Url">Where it went, credentials masked.</param>
/// <param name="Headers">All it went out with, the signature among them.</param>
/// <param name="Error">The reason code a delivery would carry; null when it would count as taken.</param>
/// <param name="Response">The beginning of the answer's body.</param>
public sealed record TestFireDetails(
    string Method,
    string Url,
    IReadOnlyDictionary<string, string> Headers,
    string? Body,
    int? StatusCode,
    string? Error,
    [property: Description("A line that says more.")] string? Detail,
    string? Response,
    long DurationMs)
{
    internal static TestFireDetails Of(RenderedRequest request, TestFireResult result) => new(
        request.Method, MaskedUrl.Of(request.Url), result.Headers, request.Body, result.StatusCode, result.Error, result.Detail, result.Response, (long)result.Duration.TotalMilliseconds);
}
