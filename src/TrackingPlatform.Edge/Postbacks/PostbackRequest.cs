using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>An HTTP request read once. Nothing after this touches HTTP.</summary>
internal sealed record PostbackRequest
{
    public required string Method { get; init; }

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

    public string? RemoteAddress { get; init; }

    public string? UserAgent { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Body { get; init; } = [];

    /// <summary>Why it cannot be read as a postback; null when it can.</summary>
    public PostbackRefusal? Problem { get; init; }

    /// <summary>A value that may stand in either part.</summary>
    public string? Find(string name) => PostbackFields.Find(Query, name) ?? PostbackFields.Find(Body, name);

    /// <summary>The parameters that count: with a signature only those it covers, otherwise all.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Counting(bool isSigned) =>
        !isSigned ? [.. Query, .. Body] : RawBody.Length > 0 ? Body : Query;
}
