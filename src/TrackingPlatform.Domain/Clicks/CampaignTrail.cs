using System.Numerics;
using System.Runtime.CompilerServices;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>
/// The trails of clicks that went where they should. Where no rule was asked and no offer stood back they are the same for every visitor of a
/// campaign's offer, so they are written once; the tables let go of them together with the snapshot they belong to.
/// </summary>
internal static class CampaignTrail
{
    private static readonly ConditionalWeakTable<RouteEntry, string[]> ByRoute = [];
    private static readonly ConditionalWeakTable<OfferEntry, string> ByOffer = [];

    public static string Of(CampaignEntry campaign, RouteEntry route, int chosen, ulong open, RoutingNotes notes)
    {
        if (!notes.IsEmpty)
        {
            return notes.Add("campaign", campaign.Name, "ok").Add(Subject(route), Words(route, chosen, open), route.Offers[chosen].Offer.Name).ToString();
        }

        // Nothing was noted, so every offer with a weight took part.
        return ByRoute.GetValue(route, each => WriteAll(campaign, each))[chosen];
    }

    public static string OfOffer(OfferEntry offer) => ByOffer.GetValue(offer, each => RoutingTrail.Write([new RoutingStep("offer", each.Name, "ok")]));

    private static string[] WriteAll(CampaignEntry campaign, RouteEntry route)
    {
        var all = ulong.MaxValue >> (RouteEntry.MostOffers - route.Offers.Length);
        return [.. route.Offers.Select((share, index) => RoutingTrail.Write(
        [
            new RoutingStep("campaign", campaign.Name, "ok"),
            new RoutingStep(Subject(route), Words(route, index, all), share.Offer.Name),
        ]))];
    }

    private static string Subject(RouteEntry route) => route.Choice.Rotation == Rotation.Weighted ? "weights" : WireName<Rotation>.Of(route.Choice.Rotation);

    private static string Words(RouteEntry route, int chosen, ulong open) => route.Choice.Rotation == Rotation.Priority
        ? $"{chosen + 1} of {route.Offers.Length}"
        : $"{route.Offers[chosen].Weight} of {route.WeightOf(open)}{(BitOperations.PopCount(open) < route.Offers.Length ? " open" : string.Empty)}{(route.Choice.IsSticky ? ", sticky" : string.Empty)}";
}
