using System.Runtime.CompilerServices;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>
/// The trails of clicks that went where they should. They are the same for every visitor of a campaign's offer, so they are written once;
/// the tables let go of them together with the snapshot they belong to.
/// </summary>
internal static class CampaignTrail
{
    private static readonly ConditionalWeakTable<CampaignEntry, Dictionary<OfferEntry, string>> ByCampaign = [];
    private static readonly ConditionalWeakTable<OfferEntry, string> ByOffer = [];

    public static string Of(CampaignEntry campaign, OfferEntry offer) => ByCampaign.GetValue(campaign, WriteAll)[offer];

    public static string OfOffer(OfferEntry offer) => ByOffer.GetValue(offer, each => RoutingTrail.Write([new RoutingStep("offer", each.Name, "ok")]));

    private static Dictionary<OfferEntry, string> WriteAll(CampaignEntry campaign)
    {
        var trails = new Dictionary<OfferEntry, string>(ReferenceEqualityComparer.Instance);
        foreach (var (offer, weight) in campaign.Offers)
        {
            trails[offer] = RoutingTrail.Write(
            [
                new RoutingStep("campaign", campaign.Name, "ok"),
                new RoutingStep("weights", $"{weight} of {campaign.TotalWeight}", offer.Name),
            ]);
        }

        return trails;
    }
}
