using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Decides where a visitor goes. Pure: the same target and draw give the same decision.</summary>
/// <remarks>
/// The order is that of the contract. Link, publisher and campaign must take part; then an offer is drawn by weight among those that take part.
/// A visitor who may not go to an offer follows the first fallback there is: offer, campaign, tenant, and at last a plain page.
/// </remarks>
public static class ClickRouter
{
    /// <summary>Decides.</summary>
    /// <param name="target">What the visitor asked for.</param>
    /// <param name="draw">A sample from [0, 1) that chooses among weighted offers.</param>
    public static ClickDecision Decide(in ClickTarget target, double draw)
    {
        if (LinkRefusal(target.Link) is { } link)
        {
            return Refuse(target, null, link, new RoutingStep("link", target.Link!.Code, link));
        }

        if (PublisherRefusal(target.Publisher.Status) is { } publisher)
        {
            return Refuse(target, null, publisher, new RoutingStep("publisher", WireName<PublisherStatus>.Of(target.Publisher.Status), publisher));
        }

        return target.Campaign is { } campaign ? DecideCampaign(target, campaign, draw) : DecideOffer(target, target.Offer!);
    }

    private static ClickDecision DecideCampaign(in ClickTarget target, CampaignEntry campaign, double draw)
    {
        if (campaign.Status != EntityStatus.Active)
        {
            return Refuse(target, null, "offer_paused", new RoutingStep("campaign", WireName<EntityStatus>.Of(campaign.Status), "offer_paused"));
        }

        if (campaign.Draw(draw) is { } offer)
        {
            return new ClickDecision(ClickVerdict.Redirected, null, offer, offer.Destination, CampaignTrail.Of(campaign, offer));
        }

        // Nobody takes part. With one offer its own fallback and reason speak; with several the campaign's.
        var only = campaign.Offers is [var single] ? single.Offer : null;
        var reason = campaign.Offers.IsEmpty ? "smartlink_no_match" : OfferRefusal(campaign.Offers[0].Offer.Status);
        return Refuse(target, only, reason, new RoutingStep("weights", $"0 of {campaign.Offers.Length} offers take part", reason));
    }

    private static ClickDecision DecideOffer(in ClickTarget target, OfferEntry offer) =>
        offer.Status == EntityStatus.Active
            ? new ClickDecision(ClickVerdict.Redirected, null, offer, offer.Destination, CampaignTrail.OfOffer(offer))
            : Refuse(target, offer, OfferRefusal(offer.Status), new RoutingStep("offer", WireName<EntityStatus>.Of(offer.Status), OfferRefusal(offer.Status)));

    private static ClickDecision Refuse(in ClickTarget target, OfferEntry? offer, string reason, RoutingStep why)
    {
        var (location, whose) = Fallback(target, offer);
        return new ClickDecision(ClickVerdict.Refused, reason, offer, location, RoutingTrail.Write([why, new RoutingStep("fallback", whose, location?.Text ?? "plain page")]));
    }

    private static (MacroTemplate? Location, string Whose) Fallback(in ClickTarget target, OfferEntry? offer)
    {
        if (offer?.Fallback is { } own)
        {
            return (own, "offer");
        }

        return target.Campaign?.Fallback is { } campaign ? (campaign, "campaign") : (target.Tenant.Fallback, "tenant");
    }

    private static string? LinkRefusal(LinkEntry? link) => link is null or { Status: EntityStatus.Active } ? null : "offer_paused";

    private static string? PublisherRefusal(PublisherStatus status) => status switch
    {
        PublisherStatus.Active => null,
        PublisherStatus.Pending => "publisher_not_approved",
        PublisherStatus.Paused => "publisher_blocked",
        PublisherStatus.Blocked => "publisher_blocked",
        PublisherStatus.Archived => "publisher_blocked",
    };

    private static string OfferRefusal(EntityStatus status) => status switch
    {
        EntityStatus.Active => "smartlink_no_match",
        EntityStatus.Paused => "offer_paused",
        EntityStatus.Archived => "offer_expired",
    };
}
