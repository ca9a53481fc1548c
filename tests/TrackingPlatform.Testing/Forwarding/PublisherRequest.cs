namespace TrackingPlatform.Testing.Forwarding;

/// <summary>One request a publisher received.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, undecoded, as on the wire.</param>
/// <param name="Headers">Names without regard to case; repeated ones joined with a comma.</param>
/// <param name="Body">The body's bytes.</param>
/// <param name="At">When it was complete.</param>
public sealed record PublisherRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, DateTimeOffset At)
{
    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    public string BodyText => System.Text.Encoding.UTF8.GetString(Body);

    /// <summary>The header <c>X-Delivery</c>, or empty.</summary>
    public string Delivery => Headers.GetValueOrDefault("X-Delivery", "");

    /// <summary>The query's parameters, decoded; of repeated ones the last.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => Uri.UnescapeDataString(pair[0]))
        .ToDictionary(group => group.Key, group => Uri.UnescapeDataString(group.Last().ElementAtOrDefault(1) ?? ""));
}
