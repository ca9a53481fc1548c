using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Brings a campaign's offers into the state that drafts describe.</summary>
internal static class CampaignRouting
{
    private const int MostOffers = 50;
    private const int MostWeight = 1_000_000;
    private const int DefaultWeight = 100;

    /// <param name="campaign">The campaign, with its offers.</param>
    /// <param name="drafts">Null leaves the offers of an existing campaign alone.</param>
    /// <param name="context">The tenant.</param>
    /// <param name="check">Collects the problems.</param>
    /// <param name="now">The time of the change.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task ApplyAsync(
        Campaign campaign, List<CampaignOfferDraft>? drafts, TenantDbContext context, DraftCheck check, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (drafts is null && campaign.Offers.Count > 0)
        {
            return;
        }

        if (drafts is null || drafts.Count is 0 or > MostOffers)
        {
            check.Refuse("offers", drafts is null or [] ? "required" : "invalid", $"Give the campaign 1 to {MostOffers} offers, each with a weight.");
            return;
        }

        var weights = Read(drafts, campaign.Rotation, check);
        await CheckOffersAsync(campaign, weights, context, check, cancellationToken);
        if (!check.HasProblems)
        {
            campaign.Route([.. weights.Select(each => (each.Offer, each.Weight))], now);
        }
    }

    private static List<(OfferId Offer, int Weight, string Field)> Read(List<CampaignOfferDraft> drafts, Rotation rotation, DraftCheck check)
    {
        var weights = new List<(OfferId Offer, int Weight, string Field)>();
        for (var index = 0; index < drafts.Count; index++)
        {
            var (draft, field) = (drafts[index], $"offers[{index}]");
            check.NoOthers(draft.Others, field + ".");
            var weight = draft.Weight ?? DefaultWeight;
            if (weight is < 0 or > MostWeight)
            {
                check.Refuse(field + ".weight", "invalid", $"A weight is a whole number from 0 to {MostWeight}; 0 sends no visitors.");
            }

            if (check.Id<OfferId>(field + ".offer", draft.Offer, "offer") is not { } offer)
            {
                continue;
            }

            if (weights.Exists(other => other.Offer == offer))
            {
                check.Refuse(field + ".offer", "taken", "This offer stands in the list already; give it one weight.");
            }

            weights.Add((offer, weight, field));
        }

        if (!check.HasProblems && rotation != Rotation.Priority && weights.TrueForAll(each => each.Weight == 0))
        {
            check.Refuse("offers", "invalid", "All weights are 0, so no visitor could go anywhere; give at least one offer a weight.");
        }

        return weights;
    }

    private static async Task CheckOffersAsync(
        Campaign campaign, List<(OfferId Offer, int Weight, string Field)> weights, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        var ids = weights.ConvertAll(each => each.Offer);
        var statuses = await context.Offers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Status, cancellationToken);
        foreach (var (offer, _, field) in weights)
        {
            if (!statuses.TryGetValue(offer, out var status))
            {
                check.Unknown(field + ".offer", "offer", OfferId.Prefix);
            }
            else if (status is EntityStatus.Archived && campaign.Offers.All(share => share.OfferId != offer))
            {
                check.Refuse(field + ".offer", "archived", "This offer is archived; bring it back first or choose another.");
            }
        }
    }
}
