using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>A campaign with at least one optimised route, as the learner sees it.</summary>
/// <param name="Routes">Its optimised routes by the name of the rule, each with the offers that may get visitors and the weights that people gave them.</param>
/// <param name="Earned">What it has learnt so far.</param>
internal sealed record OptimisedCampaign(
    Guid Tenant, Guid Id, Optimisation Optimisation, IReadOnlyList<(string Rule, IReadOnlyList<(OfferId Offer, int Weight)> Offers)> Routes, EarnedShares Earned)
{
    /// <summary>All offers of its optimised routes, each once.</summary>
    public Guid[] Offers => [.. Routes.SelectMany(route => route.Offers).Select(each => each.Offer.Value).Distinct()];

    /// <param name="row">What is set on it.</param>
    /// <param name="isOptimised">Whether its own offers are optimised too.</param>
    /// <param name="isActive">Whether an offer may get visitors.</param>
    /// <param name="earned">What it has learnt so far.</param>
    public static OptimisedCampaign Of(
        (Guid Tenant, Guid Id, Optimisation Optimisation, string Rules) row,
        bool isOptimised,
        IEnumerable<(OfferId Offer, int Weight)> own,
        Func<OfferId, bool> isActive,
        EarnedShares earned)
    {
        var routes = RoutingRuleJson.Read(row.Rules)
            .Where(rule => !rule.IsPaused)
            .Select(rule => (rule.Name, Target: rule.Then as RuleTarget.ToOffers))
            .Where(rule => rule.Target is { Choice.Rotation: Rotation.Optimised })
            .Select(rule => (rule.Name, rule.Target!.Shares.AsEnumerable())) // just asked for
            .ToList();
        if (isOptimised)
        {
            routes.Add((EarnedShares.OwnOffers, own));
        }

        return new OptimisedCampaign(
            row.Tenant,
            row.Id,
            row.Optimisation,
            [
                .. routes
                    .GroupBy(route => route.Name, route => route.Item2)
                    .Select(same => (same.Key, (IReadOnlyList<(OfferId, int)>)[.. same.SelectMany(offers => offers).DistinctBy(each => each.Offer).Where(each => each.Weight > 0 && isActive(each.Offer))]))
                    .Where(route => route.Item2.Count > 0),
            ],
            earned);
    }
}
