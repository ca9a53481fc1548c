using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What a campaign may have, but should not without a thought.</summary>
internal static class CampaignWarnings
{
    public static IReadOnlyList<FieldProblem> Of(Campaign campaign, IReadOnlyDictionary<OfferId, Offer> offers)
    {
        var warnings = new List<FieldProblem>();
        if (!HasOpen(campaign.Offers.Select(share => (share.OfferId, share.Weight)), campaign.Rotation, offers))
        {
            warnings.Add(new FieldProblem("offers", "no_active_offer", "None of its offers is active, so visitors whom no rule takes follow the fallback."));
        }

        var before = default(string);
        for (var index = 0; index < campaign.Rules.Count; index++)
        {
            var rule = campaign.Rules[index];
            if (rule.IsPaused)
            {
                continue;
            }

            if (before is not null)
            {
                warnings.Add(new FieldProblem($"rules[{index}]", "unreachable_rule", $"The rule {rule.Name} is never asked: {before} before it takes every visitor."));
            }
            else if (rule.Then is RuleTarget.ToOffers target && !HasOpen(target.Shares, target.Choice.Rotation, offers))
            {
                warnings.Add(new FieldProblem($"rules[{index}].then.offers", "no_active_offer", $"None of the offers of the rule {rule.Name} is active, so its visitors follow the fallback."));
            }

            before ??= rule.When is null ? rule.Name : null;
        }

        return warnings;
    }

    private static bool HasOpen(IEnumerable<(OfferId Offer, int Weight)> shares, Rotation rotation, IReadOnlyDictionary<OfferId, Offer> offers) =>
        shares.Any(share => (share.Weight > 0 || rotation == Rotation.Priority) && offers.TryGetValue(share.Offer, out var offer) && offer.Status == EntityStatus.Active);
}
