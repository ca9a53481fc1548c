using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What the optimised routes of a campaign have learnt.</summary>
/// <param name="Routes">Those that are optimised now; without offers until something was learnt, a few minutes after they were.</param>
public sealed record CampaignShares(OptimisationGoal Goal, int Exploration, IReadOnlyList<RouteShares> Routes)
{
    internal static CampaignShares Of(Campaign campaign, IReadOnlyList<EarnedStanding> earned)
    {
        var byRule = earned.ToLookup(each => each.Rule);
        var rules = campaign.Rules
            .Where(rule => !rule.IsPaused && rule.Then is RuleTarget.ToOffers { Choice.Rotation: Rotation.Optimised })
            .Select(rule => rule.Name)
            .Distinct();
        var names = campaign.Rotation == Rotation.Optimised ? rules.Append(EarnedShares.OwnOffers) : rules;
        return new CampaignShares(
            campaign.Goal,
            campaign.Exploration,
            [.. names.Select(name => new RouteShares(name == EarnedShares.OwnOffers ? null : name, [.. byRule[name].Select(EarnedShareDetails.Of)]))]);
    }
}
