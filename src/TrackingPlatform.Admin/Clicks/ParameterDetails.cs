namespace TrackingPlatform.Admin.Clicks;

/// <summary>A parameter that came with a click or postback and has no field of its own. Names may repeat.</summary>
internal sealed record ParameterDetails(string Name, string Value)
{
    public static IReadOnlyList<ParameterDetails> Of(IReadOnlyList<KeyValuePair<string, string>> pairs) => [.. pairs.Select(pair => new ParameterDetails(pair.Key, pair.Value))];
}
