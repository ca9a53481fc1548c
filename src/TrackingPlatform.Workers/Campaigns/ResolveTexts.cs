namespace TrackingPlatform.Workers.Campaigns;

/// <summary>Finds the texts (TXT records) of a name in the DNS; none where there is no such name or no answer. Tests give their own.</summary>
internal delegate Task<IReadOnlyList<string>> ResolveTexts(string name, CancellationToken cancellationToken);
