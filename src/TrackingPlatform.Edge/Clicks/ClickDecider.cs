using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Offers;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Makes a click of a request: who, where to, and why.</summary>
internal sealed class ClickDecider(VisitorReader visitors, VisitorMemory memory, RotationCounters rotation, CapGate caps, TimeProvider clock)
{
    private readonly CapLook _look = new(caps);

    public Click Decide(HttpRequest request, CampaignSnapshot snapshot, in ClickTarget target, in ClickQuery query, out RedirectKind redirect)
    {
        var now = clock.GetUtcNow();
        var id = ClickId.New(now);
        var day = target.Tenant.DayOf(now);
        var flags = query.Flags;
        var parameters = query.ToParameters();
        var visitor = visitors.Read(request, snapshot, target.Tenant, day, ref flags);
        var isRemembered = snapshot.RememberingTenants.Contains(target.Tenant.Id);
        var history = isRemembered ? memory.Recall(visitor.Key) : VisitHistory.None;
        var facts = new ClickFacts(visitor, request.HttpContext.Connection.RemoteIpAddress, parameters, target.Publisher.Id, now, target.Tenant.TimeZone, history);
        // What is fetched ahead or tried out is no visit, and takes nothing of a cap.
        var isVisit = (flags & (ClickFlags.Prefetch | ClickFlags.Test)) == 0;
        ICapGate gate = isVisit ? caps : _look;
        var decision = ClickRouter.Decide(target, facts, rotation, gate);
        flags |= decision.Flags | (history.IsReturning ? ClickFlags.Returning : ClickFlags.None);
        if (isRemembered && isVisit)
        {
            memory.Remember(visitor.Key, decision.Verdict == ClickVerdict.Redirected ? decision.Offer?.Id : null);
        }

        redirect = decision.Verdict == ClickVerdict.Redirected ? decision.Offer!.Redirect : RedirectKind.Found; // nobody is redirected without an offer
        var destination = decision.Location?.Render(new DestinationValues(id, now, target, decision.Offer, parameters, visitor)) ?? string.Empty;
        return new Click
        {
            Id = id,
            TenantId = target.Tenant.Id,
            LinkId = target.Link?.Id,
            CampaignId = target.Campaign?.Id,
            OfferId = decision.Offer?.Id,
            AdvertiserId = decision.Offer?.Advertiser,
            PublisherId = target.Publisher.Id,
            Currency = decision.Offer?.Currency ?? target.Tenant.Currency,
            Verdict = decision.Verdict,
            Reason = decision.Reason,
            Destination = decision.Verdict == ClickVerdict.Redirected ? Onward(decision.Offer!, destination, parameters, ref flags) : destination,
            Flags = flags,
            Parameters = parameters,
            Visitor = visitor,
            Day = day,
            SnapshotVersion = snapshot.Version,
            Trail = decision.Trail,
        };
    }

    private static string Onward(OfferEntry offer, string destination, ClickParameters parameters, ref ClickFlags flags)
    {
        var onward = OnwardUrl.Of(offer, destination, parameters, out var isDeepLinkRefused);
        flags |= isDeepLinkRefused ? ClickFlags.DeepLinkRefused : ClickFlags.None;
        return onward;
    }
}
