namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What a pasted address of a link says.</summary>
/// <param name="Code">The link's code.</param>
/// <param name="Parameters">The query, decoded, in order.</param>
public sealed record LinkAddress(string Code, IReadOnlyList<KeyValuePair<string, string>> Parameters);
