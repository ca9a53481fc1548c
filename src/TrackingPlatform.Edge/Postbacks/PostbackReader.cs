using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Reads a request once: query, form or JSON object, whatever of it can be understood.</summary>
internal static class PostbackReader
{
    private const int LongestTarget = 16 * 1024;
    private const int LongestAgent = 512;

    public static async Task<PostbackRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = WithoutBody(request);
        if (read.Query.Count > PostbackLimits.Parameters)
        {
            return read with { Problem = TooMany };
        }

        if (await BodyAsync(request, PostbackLimits.Body, cancellationToken) is not { } body)
        {
            return read with { Problem = new PostbackRefusal(ReasonCodes.TooLarge, $"A postback has at most {PostbackLimits.Body / 1024} KB.", 413) };
        }

        return body.Length == 0 ? read with { Problem = PostbackFields.Check(read.Query) } : WithBody(read, body, request.ContentType);
    }

    /// <summary>Reads a batch: the query says who sends it, the body holds rows that are read by themselves and kept with each of them.</summary>
    public static async Task<PostbackRequest> ReadBatchAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = WithoutBody(request);
        return await BodyAsync(request, PostbackLimits.BatchBody, cancellationToken) is { } body
            ? read with { RawBody = body, Problem = read.Query.Count > PostbackLimits.Parameters ? TooMany : PostbackFields.Check(read.Query) }
            : read with { Problem = TooLarge };
    }

    /// <summary>Why a batch with too long a body is not taken.</summary>
    public static PostbackRefusal TooLarge => new(ReasonCodes.TooLarge, $"A batch has at most {PostbackLimits.BatchBody / 1024 / 1024} MB, unpacked; send it in parts.", 413);

    private static PostbackRequest WithoutBody(HttpRequest request)
    {
        var rawQuery = (request.QueryString.Value ?? "").TrimStart('?');
        var query = PostbackParameters.FromForm(rawQuery);
        var target = request.Path.Value + (rawQuery.Length > 0 ? "?" + SecretMask.Form(rawQuery) : "");
        return new PostbackRequest
        {
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            Host = request.Headers.Host.ToString(),
            RawQuery = rawQuery,
            StoredTarget = target.Length > LongestTarget ? target[..LongestTarget] : target,
            ContentType = request.ContentType,
            Signature = request.Headers.TryGetValue(PostbackSignature.Header, out var signature) ? signature.ToString() : null,
            Sender = request.HttpContext.Connection.RemoteIpAddress,
            UserAgent = request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, LongestAgent)] : null,
            Query = query,
        };
    }

    private static PostbackRefusal TooMany => new(ReasonCodes.Malformed, $"A postback has at most {PostbackLimits.Parameters} parameters.", 400);

    private static PostbackRequest WithBody(PostbackRequest read, byte[] body, string? contentType)
    {
        var parameters = PostbackParameters.FromBody(body, contentType);
        var whole = read with
        {
            RawBody = body,
            StoredBody = SecretMask.Body(body, parameters is null ? [] : [.. parameters.Where(parameter => DialectTable.Tokens.Contains(parameter.Key)).Select(parameter => parameter.Value)]),
        };
        if (parameters is null)
        {
            return whole with { Problem = new PostbackRefusal(ReasonCodes.Malformed, "The body is neither a form nor a JSON object.", 400) };
        }

        if (read.Query.Count + parameters.Count > PostbackLimits.Parameters)
        {
            return whole with { Problem = TooMany };
        }

        // A signature covers the body alone; what the address repeats or contradicts then does not count.
        var isSigned = read.Signature is not null;
        var problem = isSigned ? PostbackFields.Check(parameters) : PostbackFields.Check([.. read.Query, .. parameters]);
        return whole with { Body = parameters, Problem = problem };
    }

    // Null when it is longer than is taken; what it says about its own length is not believed.
    private static async Task<byte[]?> BodyAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + count > limit)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}
