using System.Numerics;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Says where a visitor would go and why, by the very router that decides about clicks. Records nothing and takes nobody's turn.</summary>
public sealed class RoutingSimulation
{
    private readonly RoutingSnapshots _snapshots;
    private readonly CapBook _caps;
    private readonly TimeProvider _clock;

    internal RoutingSimulation(RoutingSnapshots snapshots, CapBook caps, TimeProvider clock) => (_snapshots, _caps, _clock) = (snapshots, caps, clock);

    public async Task<Outcome<SimulationDetails>> RunAsync(Actor actor, SimulationDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<SimulationDetails>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        SimulationReading.CheckTarget(draft, check);
        if (check.HasProblems)
        {
            return check.Refused<SimulationDetails>();
        }

        var snapshot = await _snapshots.CurrentAsync(cancellationToken);
        if (Target(snapshot, draft) is not { } target || target.Tenant.Id != actor.TenantId)
        {
            return new Outcome<SimulationDetails>.NotFound();
        }

        var facts = SimulationReading.Facts(draft, target, _clock.GetUtcNow(), check);
        var tried = draft.Settings is { } settings ? target with { Campaign = DraftedCampaign.Build(snapshot, target.Campaign, settings, check) } : target;
        return check.HasProblems
            ? check.Refused<SimulationDetails>()
            : new Outcome<SimulationDetails>.Done(Decide(snapshot, tried, facts, await _caps.CountedAsync(actor.TenantId, cancellationToken)));
    }

    private static ClickTarget? Target(CampaignSnapshot snapshot, SimulationDraft draft)
    {
        if (draft.Link is { } code)
        {
            return ClickTarget.OfLink(snapshot, code.Trim());
        }

        if (!EntityId.TryParse<PublisherId>(draft.Publisher, out var publisher))
        {
            return null;
        }

        return EntityId.TryParse<CampaignId>(draft.Campaign, out var campaign)
            ? ClickTarget.OfCampaign(snapshot, campaign, publisher)
            : EntityId.TryParse<OfferId>(draft.Offer, out var offer) ? ClickTarget.OfOffer(snapshot, offer, publisher) : null;
    }

    private static SimulationDetails Decide(CampaignSnapshot snapshot, in ClickTarget target, in ClickFacts facts, CountedCaps caps)
    {
        var turns = new Onlooker();
        var decision = ClickRouter.Decide(target, facts, turns, caps);
        var id = ClickId.New(facts.Now);
        var flags = decision.Flags | (facts.History.IsReturning ? ClickFlags.Returning : ClickFlags.None);
        if (decision.Verdict == ClickVerdict.Refused)
        {
            var fallback = decision.Location?.Render(new DestinationValues(id, facts.Now, target, decision.Offer, facts.Parameters, facts.Visitor));
            return Show(decision, fallback, RedirectKind.Found, flags, [], facts.Now, snapshot.Version);
        }

        var chosen = decision.Offer!; // nobody is redirected without an offer
        var (destination, isDeepLinkRefused) = Landing(chosen, decision.Landing, target, facts, id);
        flags |= isDeepLinkRefused ? ClickFlags.DeepLinkRefused : ClickFlags.None;
        return Show(decision, destination, chosen.Redirect, flags, Shares(chosen, turns, target, facts, id), facts.Now, snapshot.Version);
    }

    private static SimulationDetails Show(
        in ClickDecision decision, string? destination, RedirectKind redirect, ClickFlags flags, IReadOnlyList<SimulationShare> shares, DateTimeOffset at, long version) =>
        new(
            decision.Verdict,
            decision.Reason,
            decision.Offer?.Id,
            decision.Offer?.Name,
            destination,
            redirect,
            [.. Enum.GetValues<ClickFlags>().Where(flag => flag != ClickFlags.None && flags.HasFlag(flag)).Select(WireName<ClickFlags>.Of)],
            RoutingTrail.Read(decision.Trail),
            shares,
            at,
            version)
        {
            LandingPage = decision.Landing?.Id,
            LandingPageName = decision.Landing?.Name,
        };

    // Where nobody had to be asked whose turn it is, there is only the one.
    private static List<SimulationShare> Shares(OfferEntry chosen, Onlooker turns, ClickTarget target, ClickFacts facts, ClickId id)
    {
        if (turns.Open == 0 || target.Campaign is not { } campaign)
        {
            return [new SimulationShare(chosen.Id, chosen.Name, 1, 1, Landing(chosen, null, target, facts, id).Destination)];
        }

        var route = turns.Route == 0 ? campaign.Route : campaign.Rules.First(rule => rule.Route?.Number == turns.Route).Route!; // it has just been asked for
        var total = route.WeightOf(turns.Open);
        var shares = new List<SimulationShare>();
        for (var rest = turns.Open; rest != 0; rest &= rest - 1)
        {
            var (offer, weight) = route.Offers[BitOperations.TrailingZeroCount(rest)];
            shares.Add(new SimulationShare(offer.Id, offer.Name, weight, (double)weight / total, Landing(offer, null, target, facts, id).Destination));
        }

        return shares;
    }

    // A page before the offer is shown as it is: what leads on from there belongs to a click.
    private static (string Destination, bool IsDeepLinkRefused) Landing(OfferEntry offer, LandingEntry? page, in ClickTarget target, in ClickFacts facts, ClickId id)
    {
        var own = (page?.Url ?? offer.Destination).Render(new DestinationValues(id, facts.Now, target, offer, facts.Parameters, facts.Visitor));
        var isDeepLinkRefused = false;
        return (page is { Kind: LandingPageKind.Before } ? own : OnwardUrl.Of(offer, own, facts.Parameters, out isDeepLinkRefused), isDeepLinkRefused);
    }

    // Takes nobody's turn, and keeps who would have taken turns.
    private sealed class Onlooker : IRotation
    {
        public int Route { get; private set; }

        public ulong Open { get; private set; }

        public ulong Next(CampaignId campaign, int route, ulong offers)
        {
            (Route, Open) = (route, offers);
            return 0;
        }

        public ulong NextLanding(OfferId offer) => 0;
    }
}
