namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What one optimised route has learnt.</summary>
/// <param name="Rule">The name of the rule; null for the campaign's own offers.</param>
/// <param name="Offers">The largest share first.</param>
public sealed record RouteShares(string? Rule, IReadOnlyList<EarnedShareDetails> Offers);
