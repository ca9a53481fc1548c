using System.Net;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>An HTTP request read once. Nothing after this touches HTTP.</summary>
internal sealed record PostbackRequest
{
    public required string Method { get; init; }

    /// <summary>The path without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The host that was asked, as the request names it.</summary>
    public required string Host { get; init; }

    /// <summary>The raw query without its question mark, undecoded.</summary>
    public required string RawQuery { get; init; }

    /// <summary>The raw body; empty when there is none.</summary>
    public byte[] RawBody { get; init; } = [];

    /// <summary>Path and query as they may be stored.</summary>
    public required string StoredTarget { get; init; }

    /// <summary>The body as it may be stored.</summary>
    public byte[] StoredBody { get; init; } = [];

    public string? ContentType { get; init; }

    public string? Signature { get; init; }

    /// <summary>Where it comes from.</summary>
    public IPAddress? Sender { get; init; }

    public string? RemoteAddress => Sender?.ToString();

    public string? UserAgent { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Body { get; init; } = [];

    /// <summary>Why it cannot be read as a postback; null when it can.</summary>
    public PostbackRefusal? Problem { get; init; }

    /// <summary>A value that may stand in either part.</summary>
    public string? Find(string name) => PostbackFields.Find(Query, name) ?? PostbackFields.Find(Body, name);

    /// <summary>Whose manner it is in, by its path and names; null for our own.</summary>
    public PostbackDialect? Dialect => DialectRoutes.Recognise(
        Path, name => Query.Concat(Body).Any(parameter => string.Equals(parameter.Key, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The same request under our names.</summary>
    public PostbackRequest Translated(PostbackDialect dialect)
    {
        var (query, body) = (DialectTranslation.Translate(dialect, Query), DialectTranslation.Translate(dialect, Body));
        return this with { Query = query, Body = body, Problem = Problem ?? PostbackFields.Check(Signature is not null && RawBody.Length > 0 ? body : [.. query, .. body]) };
    }

    /// <summary>The parameters that count: with a signature only those it covers, otherwise all.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Counting(bool isSigned) =>
        !isSigned ? [.. Query, .. Body] : RawBody.Length > 0 ? Body : Query;
}
