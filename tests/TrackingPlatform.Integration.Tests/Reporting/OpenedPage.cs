using System.Net;
using System.Net.Http.Headers;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>A page as somebody without an account gets it.</summary>
internal sealed record OpenedPage(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
