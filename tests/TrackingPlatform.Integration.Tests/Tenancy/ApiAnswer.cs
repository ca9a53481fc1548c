using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>What the API answered, read whole.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonNode? Body, string? ETag, string? Location, string? ContentType)
{
    public string? Reason => (string?)Body?["reason"];

    public static async Task<ApiAnswer> SendAsync(HttpClient client, string method, string path, string? json = null, string? ifMatch = null, string? idempotencyKey = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer(
            response.StatusCode,
            text.Length == 0 ? null : JsonNode.Parse(text),
            response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString(),
            response.Content.Headers.ContentType?.MediaType);
    }
}
