namespace TrackingPlatform.Domain.Templates;

/// <summary>An HTTP request with macros in it.</summary>
/// <param name="Url">Absolute URL with macros after the authority.</param>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Headers">Extra headers with macros in their values.</param>
/// <param name="Body">The body with macros; null for none.</param>
/// <param name="ContentType">The body's media type; decides how values are escaped. Null when there is no body.</param>
public sealed record RequestTemplate(string Url, string Method, IReadOnlyDictionary<string, string> Headers, string? Body, string? ContentType)
{
    /// <summary>Sends many conversions at once, each as the body says, in one JSON array; null sends each on its own.</summary>
    public BatchRule? Batch { get; init; }

    /// <summary>True when both would send the same.</summary>
    public bool IsSameAs(RequestTemplate other) =>
        Url == other.Url
        && Method == other.Method
        && Body == other.Body
        && ContentType == other.ContentType
        && Batch == other.Batch
        && Headers.Count == other.Headers.Count
        && Headers.All(header => other.Headers.TryGetValue(header.Key, out var value) && value == header.Value);
}
