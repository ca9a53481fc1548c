using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Reads the rules of a campaign out of drafts, and finds out whether what they lead to can be reached.</summary>
internal static class RuleReading
{
    /// <param name="campaign">The campaign as it stands: offers that its rules have already may be archived.</param>
    /// <param name="drafts">Null and empty both mean no rules.</param>
    /// <param name="context">The tenant.</param>
    /// <param name="check">Collects the problems.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rules with their addresses in normal form.</returns>
    public static async Task<IReadOnlyList<RoutingRule>> ReadAsync(
        Campaign campaign, List<RuleDraft>? drafts, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        var rules = Read(drafts, "rules", check);
        await CheckOffersAsync(campaign, rules, context, check, cancellationToken);
        return rules;
    }

    /// <summary>Reads rules without asking whether their offers are there.</summary>
    /// <param name="drafts">Null and empty both mean no rules.</param>
    /// <param name="field">Where they stand in the request.</param>
    /// <param name="check">Collects the problems.</param>
    public static IReadOnlyList<RoutingRule> Read(List<RuleDraft>? drafts, string field, DraftCheck check)
    {
        if (drafts is null or [])
        {
            return [];
        }

        var json = RuleDraft.ToJson(drafts);
        ConditionReading.PlainTexts(json, field, check);
        var rules = RoutingRuleJson.Read(json, out var problems);
        ConditionReading.Refuse(problems, path => field + path, check);
        return problems.Count > 0 ? [] : [.. rules.Select((rule, index) => rule with { Then = Reachable(rule.Then, $"{field}[{index}].then", check) })];
    }

    /// <summary>The offers that rules lead to, each once.</summary>
    public static IEnumerable<OfferId> OffersOf(IReadOnlyList<RoutingRule> rules) =>
        rules.Select(rule => rule.Then).OfType<RuleTarget.ToOffers>().SelectMany(target => target.Shares).Select(share => share.Offer).Distinct();

    private static RuleTarget Reachable(RuleTarget target, string field, DraftCheck check)
    {
        switch (target)
        {
            case RuleTarget.ToUrl url:
                return new RuleTarget.ToUrl(check.Destination(field + ".url", url.Url) ?? string.Empty);
            case RuleTarget.ToOffers offers:
                if (offers.Choice.Rotation != Rotation.Priority && offers.Shares.All(share => share.Weight == 0))
                {
                    check.Refuse(field + ".offers", "invalid", "All weights are 0, so no visitor could go anywhere; give at least one offer a weight.");
                }

                return offers with { FallbackUrl = check.Destination(field + ".fallback_url", offers.FallbackUrl) };
            default:
                return target;
        }
    }

    private static async Task CheckOffersAsync(
        Campaign campaign, IReadOnlyList<RoutingRule> rules, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        var ids = OffersOf(rules).ToList();
        var present = OffersOf(campaign.Rules).Concat(campaign.Offers.Select(share => share.OfferId)).ToHashSet();
        var statuses = await context.Offers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Status, cancellationToken);
        for (var index = 0; index < rules.Count; index++)
        {
            if (rules[index].Then is not RuleTarget.ToOffers target)
            {
                continue;
            }

            for (var share = 0; share < target.Shares.Count; share++)
            {
                var (offer, field) = (target.Shares[share].Offer, $"rules[{index}].then.offers[{share}].offer");
                if (!statuses.TryGetValue(offer, out var status))
                {
                    check.Unknown(field, "offer", OfferId.Prefix);
                }
                else if (status is EntityStatus.Archived && !present.Contains(offer))
                {
                    check.Refuse(field, "archived", "This offer is archived; bring it back first or choose another.");
                }
            }
        }
    }
}
