using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Decides where a visitor goes from a page before the offer. Pure.</summary>
public static class ClickThroughRouter
{
    /// <summary>Positions at the most.</summary>
    public const int Most = RouteEntry.MostOffers;

    /// <summary>
    /// Decides. The first position is the click's own offer; the others are the further offers of the same choice in their order, as far as the visitor may go
    /// to them. Full caps stand in the way of further offers; nothing is taken of them, since it is the same click.
    /// </summary>
    /// <param name="target">The click's campaign or offer, with its publisher.</param>
    /// <param name="pass">What the visitor brings along.</param>
    /// <param name="own">The click's own offer; null when there is none any more.</param>
    /// <param name="position">From 1.</param>
    /// <param name="facts">What conditions may look at.</param>
    /// <param name="caps">Whether caps have room.</param>
    public static ClickDecision Decide(in ClickTarget target, ClickPass pass, OfferEntry? own, int position, in ClickFacts facts, ICapGate caps)
    {
        var offer = position == 1 ? own : Further(target, pass, position - 2, facts, caps);
        if (offer is null)
        {
            return new ClickDecision(ClickVerdict.Refused, position == 1 ? ReasonCodes.UnknownOffer : ReasonCodes.SmartlinkNoMatch, null, Fallback(target, own), string.Empty);
        }

        // The click took its room of the caps when it was made.
        return position == 1 && OfferAccess.Objection(offer, target.Publisher, facts, [], caps) is { IsSoft: false, Reason: var reason }
            ? new ClickDecision(ClickVerdict.Refused, reason, offer, Fallback(target, offer), string.Empty)
            : new ClickDecision(ClickVerdict.Redirected, null, offer, offer.Destination, string.Empty);
    }

    private static OfferEntry? Further(in ClickTarget target, ClickPass pass, int place, in ClickFacts facts, ICapGate caps)
    {
        if (target.Campaign is not { } campaign || Route(campaign, pass) is not { } route)
        {
            return null;
        }

        foreach (var (offer, _) in route.Offers)
        {
            if (offer.Id != pass.OfferId
                && OfferAccess.Objection(offer, target.Publisher, facts, campaign.CapsOf(offer), caps) is null or { IsSoft: true }
                && place-- == 0)
            {
                return offer;
            }
        }

        return null;
    }

    // Rules may have been moved since the click: only offers beside the click's own are further ones.
    private static RouteEntry? Route(CampaignEntry campaign, ClickPass pass)
    {
        var route = pass.Route == 0 ? campaign.Route : campaign.Rules.Select(rule => rule.Route).FirstOrDefault(each => each?.Number == pass.Route);
        return route is not null && route.Offers.Any(share => share.Offer.Id == pass.OfferId) ? route : null;
    }

    private static MacroTemplate? Fallback(in ClickTarget target, OfferEntry? offer) => offer?.Fallback ?? target.Campaign?.Fallback ?? target.Tenant.Fallback;
}
