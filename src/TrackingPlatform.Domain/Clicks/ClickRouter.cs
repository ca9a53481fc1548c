using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Decides where a visitor goes. Pure: the same target, facts and turns give the same decision.</summary>
/// <remarks>
/// The order is that of the contract. Link, publisher and campaign must take part; the first rule that holds leads on, and where none holds the
/// campaign's own offers do; of several offers one is chosen among those that the visitor may go to.
/// A visitor who may not go to an offer follows the first fallback there is: rule, offer, campaign, tenant, and at last a plain page.
/// </remarks>
public static class ClickRouter
{
    /// <summary>Decides.</summary>
    /// <param name="target">What the visitor asked for.</param>
    /// <param name="facts">What conditions may look at.</param>
    /// <param name="rotation">Whose turn it is among weighted offers.</param>
    /// <param name="caps">Whether caps have room; of the offer that is chosen in the end it is taken.</param>
    public static ClickDecision Decide(in ClickTarget target, in ClickFacts facts, IRotation rotation, ICapGate caps)
    {
        if (LinkRefusal(target.Link) is { } link)
        {
            return Refuse(target, null, null, link, new RoutingNotes().Add("link", target.Link!.Code, link)); // only a link is refused as one
        }

        if (PublisherRefusal(target.Publisher.Status) is { } publisher)
        {
            return Refuse(target, null, null, publisher, new RoutingNotes().Add("publisher", WireName<PublisherStatus>.Of(target.Publisher.Status), publisher));
        }

        return target.Campaign is { } campaign ? DecideCampaign(target, facts, campaign, rotation, caps) : DecideOffer(target, facts, target.Offer!, rotation, caps); // one of the two is asked for
    }

    /// <summary>
    /// Decides about a visitor who is on an offer's page already, sent there without a redirect: rules and weights have nothing to say any more, access and caps have.
    /// </summary>
    /// <param name="target">The link, campaign or offer that the page names.</param>
    /// <param name="page">The host of the page.</param>
    /// <param name="facts">What conditions may look at.</param>
    /// <param name="caps">Whether caps have room; it is taken.</param>
    public static ClickDecision DecidePresent(in ClickTarget target, string? page, in ClickFacts facts, ICapGate caps)
    {
        if (LinkRefusal(target.Link) is { } link)
        {
            return Turn(null, link, "link", target.Link!.Code); // only a link is refused as one
        }

        if (PublisherRefusal(target.Publisher.Status) is { } publisher)
        {
            return Turn(null, publisher, "publisher", WireName<PublisherStatus>.Of(target.Publisher.Status));
        }

        if (target.Campaign is { Status: not EntityStatus.Active } campaign)
        {
            return Turn(null, ReasonCodes.OfferPaused, "campaign", WireName<EntityStatus>.Of(campaign.Status));
        }

        IReadOnlyList<OfferEntry> offers = target.Campaign is { } asked ? [.. asked.Offers.Distinct()] : [target.Offer!]; // one of the two is asked for
        if (offers.FirstOrDefault(each => PageHosts.Allow(each, page)) is not { } offer)
        {
            return Turn(offers is [var only] ? only : null, ReasonCodes.DomainNotAllowed, "page", page ?? "unknown");
        }

        return Refusal(target, facts, offer, caps, out var isOffTarget) is { } refusal
            ? Turn(offer, refusal, "offer", offer.Name)
            : new ClickDecision(
                ClickVerdict.Redirected, null, offer, null, new RoutingNotes().Add("page", page!, "ok").Add("offer", offer.Name, "ok").ToString(), // an allowed host is known
                isOffTarget ? ClickFlags.OffTarget : ClickFlags.None);

        static ClickDecision Turn(OfferEntry? offer, string reason, string subject, string saw) =>
            new(ClickVerdict.Refused, reason, offer, null, new RoutingNotes().Add(subject, saw, reason).ToString());
    }

    private static ClickDecision DecideCampaign(in ClickTarget target, in ClickFacts facts, CampaignEntry campaign, IRotation rotation, ICapGate caps)
    {
        if (campaign.Status != EntityStatus.Active)
        {
            return Refuse(target, null, null, ReasonCodes.OfferPaused, new RoutingNotes().Add("campaign", WireName<EntityStatus>.Of(campaign.Status), ReasonCodes.OfferPaused));
        }

        var notes = new RoutingNotes();
        foreach (var rule in campaign.Rules)
        {
            if (rule.When?.Obstacle(facts) is { } obstacle)
            {
                notes.Add("rule", $"{rule.Name}: {obstacle.Words}, saw {obstacle.Saw(facts)}", "no");
                continue;
            }

            notes.Add("rule", rule.Name, "yes");
            return FollowRule(target, facts, rule, rotation, caps, notes);
        }

        return ChooseOffer(target, facts, campaign.Route, null, rotation, caps, notes);
    }

    private static ClickDecision FollowRule(in ClickTarget target, in ClickFacts facts, RuleEntry rule, IRotation rotation, ICapGate caps, RoutingNotes notes)
    {
        if (rule.Route is { } route)
        {
            return ChooseOffer(target, facts, route, rule, rotation, caps, notes);
        }

        return rule.Url is { } url
            ? new ClickDecision(ClickVerdict.Refused, ReasonCodes.ForwardedByRule, null, url, notes.Add("address", url.Text, ReasonCodes.ForwardedByRule).ToString())
            : Refuse(target, null, rule, rule.Refusal!, notes); // a rule without route and address refuses
    }

    private static ClickDecision ChooseOffer(in ClickTarget target, in ClickFacts facts, RouteEntry route, RuleEntry? rule, IRotation rotation, ICapGate caps, RoutingNotes notes)
    {
        var campaign = target.Campaign!; // routes belong to campaigns
        var open = 0UL;
        var offTarget = 0UL;
        string? objection = null;
        for (var index = 0; index < route.Offers.Length; index++)
        {
            if (!route.TakesPart(index))
            {
                continue;
            }

            var offer = route.Offers[index].Offer;
            switch (OfferAccess.Objection(offer, target.Publisher, facts, campaign.CapsOf(offer), caps))
            {
                case null:
                    open |= 1UL << index;
                    break;
                case { IsSoft: true }:
                    open |= 1UL << index;
                    offTarget |= 1UL << index;
                    break;
                case { Reason: var reason }:
                    notes.Add("offer", offer.Name, reason);
                    objection = Together(objection, reason);
                    break;
            }
        }

        while (open != 0)
        {
            var chosen = route.Choose(open, facts.Visitor, facts.History, rotation);
            var offer = route.Offers[chosen].Offer;
            if (CapAccess.Take(campaign.CapsOf(offer), target.Publisher.Id, facts.Now, caps) is not { } full)
            {
                return Send(offer, facts, rotation, (offTarget & (1UL << chosen)) != 0, CampaignTrail.Of(campaign, route, chosen, open, notes)) with { Route = route };
            }

            // Others took the last of it a moment ago: choose again without this one.
            open &= ~(1UL << chosen);
            notes.Add("offer", offer.Name, full);
            objection = Together(objection, full);
        }

        // With one offer its own fallback and reason speak; with several the campaign's.
        var only = route.Offers is [var single] ? single.Offer : null;
        return Refuse(target, only, rule, objection ?? ReasonCodes.SmartlinkNoMatch, notes);
    }

    private static string Together(string? objection, string reason) => objection is null || objection == reason ? reason : ReasonCodes.SmartlinkNoMatch;

    private static ClickDecision DecideOffer(in ClickTarget target, in ClickFacts facts, OfferEntry offer, IRotation rotation, ICapGate caps) =>
        Refusal(target, facts, offer, caps, out var isOffTarget) is { } refusal
            ? Refuse(target, offer, null, refusal, new RoutingNotes().Add("offer", offer.Name, refusal))
            : Send(offer, facts, rotation, isOffTarget, CampaignTrail.OfOffer(offer));

    private static string? Refusal(in ClickTarget target, in ClickFacts facts, OfferEntry offer, ICapGate gate, out bool isOffTarget)
    {
        var caps = target.Campaign is { } campaign ? campaign.CapsOf(offer) : offer.Caps;
        var objection = OfferAccess.Objection(offer, target.Publisher, facts, caps, gate);
        isOffTarget = objection is { IsSoft: true };
        return objection is { IsSoft: false, Reason: var reason } ? reason : CapAccess.Take(caps, target.Publisher.Id, facts.Now, gate);
    }

    private static ClickDecision Send(OfferEntry offer, in ClickFacts facts, IRotation rotation, bool isOffTarget, string trail)
    {
        var decision = new ClickDecision(ClickVerdict.Redirected, null, offer, offer.Destination, trail, isOffTarget ? ClickFlags.OffTarget : ClickFlags.None);
        return LandingChoice.Of(offer, facts.Parameters, rotation, out var words) is { } page
            ? decision with { Landing = page, Location = page.Url, Trail = RoutingTrail.With(trail, new RoutingStep("landing page", words, page.Name)) }
            : decision;
    }

    private static ClickDecision Refuse(in ClickTarget target, OfferEntry? offer, RuleEntry? rule, string reason, RoutingNotes notes)
    {
        var (location, whose) = Fallback(target, offer, rule);
        return new ClickDecision(ClickVerdict.Refused, reason, offer, location, notes.Add("refused", reason, "fallback").Add("fallback", whose, location?.Text ?? "plain page").ToString());
    }

    private static (MacroTemplate? Location, string Whose) Fallback(in ClickTarget target, OfferEntry? offer, RuleEntry? rule)
    {
        if (rule?.Fallback is { } ofRule)
        {
            return (ofRule, "rule");
        }

        if (offer?.Fallback is { } own)
        {
            return (own, "offer");
        }

        return target.Campaign?.Fallback is { } campaign ? (campaign, "campaign") : (target.Tenant.Fallback, "tenant");
    }

    private static string? LinkRefusal(LinkEntry? link) => link is null or { Status: EntityStatus.Active } ? null : ReasonCodes.OfferPaused;

    private static string? PublisherRefusal(PublisherStatus status) => status switch
    {
        PublisherStatus.Active => null,
        PublisherStatus.Pending => ReasonCodes.PublisherNotApproved,
        PublisherStatus.Paused => ReasonCodes.PublisherBlocked,
        PublisherStatus.Blocked => ReasonCodes.PublisherBlocked,
        PublisherStatus.Archived => ReasonCodes.PublisherBlocked,
    };
}
