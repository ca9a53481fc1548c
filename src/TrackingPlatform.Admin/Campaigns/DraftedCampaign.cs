using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A campaign as it would be if a draft were saved, for trying it before.</summary>
internal static class DraftedCampaign
{
    private const string Prefix = "settings.";
    private const int DefaultWeight = 100;

    /// <returns>Null when there is no campaign, or the draft was refused.</returns>
    public static CampaignEntry? Build(CampaignSnapshot snapshot, CampaignEntry? saved, CampaignDraft draft, DraftCheck check)
    {
        if (saved is null)
        {
            check.Refuse("settings", "invalid", "Settings of a campaign are tried on a link or a campaign, not on an offer.");
            return null;
        }

        check.NoOthers(draft.Others, Prefix);
        var rules = RuleReading.Read(draft.Rules, Prefix + "rules", check);
        var rotation = check.Choice(Prefix + "rotation", draft.Rotation, saved.Route.Choice.Rotation);
        _ = check.Choice(Prefix + "goal", draft.Goal, Optimisation.Usual.Goal);
        _ = OptimisationReading.Exploration(draft.Exploration, Optimisation.UsualExploration, Prefix + "exploration", check);
        var row = new SnapshotContents.CampaignRow(
            saved.Tenant.Id.Value,
            saved.Id.Value,
            saved.Name,
            WireName<EntityStatus>.Of(check.Choice(Prefix + "status", draft.Status, saved.Status)),
            check.Destination(Prefix + "fallback_url", draft.FallbackUrl),
            Weights(saved, draft.Offers, check))
        {
            Rules = RoutingRuleJson.Write(rules),
            Rotation = WireName<Rotation>.Of(rotation),
            IsSticky = draft.Sticky ?? saved.Route.Choice.IsSticky,
            PrefersUnseen = draft.PreferUnseen ?? saved.Route.Choice.PrefersUnseen,
            Earned = saved.Earned.Rows,
            Caps = CapJson.Write(CapReading.Read(draft.Caps, CapScope.Campaign, Prefix + "caps", check)),
        };
        return check.HasProblems ? null : SnapshotBuilder.Rebuild(snapshot, row);
    }

    private static List<SnapshotContents.WeightRow> Weights(CampaignEntry saved, List<CampaignOfferDraft>? drafts, DraftCheck check)
    {
        if (drafts is null)
        {
            return [.. saved.Route.Offers.Select((share, index) => new SnapshotContents.WeightRow(share.Offer.Id.Value, saved.Route.OwnWeight(index)))];
        }

        var weights = new List<SnapshotContents.WeightRow>();
        for (var index = 0; index < drafts.Count; index++)
        {
            var (draft, field) = (drafts[index], $"{Prefix}offers[{index}]");
            if (draft.Weight < 0)
            {
                check.Refuse(field + ".weight", "invalid", "A weight is a whole number; 0 sends no visitors.");
            }

            if (check.Id<OfferId>(field + ".offer", draft.Offer, "offer") is { } offer)
            {
                weights.Add(new SnapshotContents.WeightRow(offer.Value, draft.Weight ?? DefaultWeight));
            }
        }

        return weights;
    }
}
