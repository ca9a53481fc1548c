namespace TrackingPlatform.Domain.Templates;

/// <summary>A request with its macros filled in, ready to be sent.</summary>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Url">The absolute URL, plain ASCII.</param>
/// <param name="Headers">Extra headers: legal names, values of one ASCII line.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="ContentType">The body's media type; null when there is none.</param>
public sealed record RenderedRequest(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body, string? ContentType);
