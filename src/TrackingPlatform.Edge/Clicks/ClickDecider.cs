using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Offers;
using TrackingPlatform.Edge.Privacy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Makes a click of a request: who, where to, and why.</summary>
internal sealed class ClickDecider(VisitorReader visitors, VisitorMemory memory, RotationCounters rotation, CapGate caps, ClickPassSeal passes, TimeProvider clock)
{
    private readonly CapLook _look = new(caps);

    /// <summary>A visitor who is to be sent on.</summary>
    public Click Decide(HttpRequest request, CampaignSnapshot snapshot, in ClickTarget target, in ClickQuery query, out RedirectKind redirect)
    {
        var arrival = Arrive(request, snapshot, target, query);
        var decision = ClickRouter.Decide(target, arrival.Facts, rotation, GateOf(arrival));
        var values = new DestinationValues(arrival.Id, arrival.Facts.Now, target, decision.Offer, arrival.Facts.Parameters, arrival.Facts.Visitor);
        var location = decision.Location?.Render(values) ?? string.Empty;
        redirect = RedirectKind.Found;
        if (decision.Verdict != ClickVerdict.Redirected)
        {
            return Conclude(request.HttpContext, target, arrival, decision, location);
        }

        var offer = decision.Offer!; // nobody is redirected without an offer
        if (decision.Landing is { Kind: LandingPageKind.Before } page)
        {
            return Conclude(request.HttpContext, target, arrival, decision, Before(request.HttpContext, target, arrival, decision, page, location));
        }

        redirect = offer.Redirect;
        var destination = OnwardUrl.Of(offer, location, arrival.Facts.Parameters, out var isDeepLinkRefused);
        return Conclude(request.HttpContext, target, arrival with { Flags = arrival.Flags | (isDeepLinkRefused ? ClickFlags.DeepLinkRefused : ClickFlags.None) }, decision, destination);
    }

    /// <summary>A visitor who is on an offer's page already; nobody is sent anywhere.</summary>
    /// <param name="mayKeep">The page may keep the click with the visitor.</param>
    public Click DecidePresent(HttpRequest request, CampaignSnapshot snapshot, in ClickTarget target, in ClickQuery query, out bool mayKeep)
    {
        var arrival = Arrive(request, snapshot, target, query);
        var page = PageHosts.Of(request.Headers.Origin, request.Headers.Referer);
        var decision = ClickRouter.DecidePresent(target, page, arrival.Facts, GateOf(arrival));
        mayKeep = decision.Verdict == ClickVerdict.Redirected
            && ConsentSigns.AllowStorage(arrival.Facts.Parameters, request.Headers["Sec-GPC"], target.Tenant.RequiresConsent);
        return Conclude(request.HttpContext, target, arrival with { Flags = arrival.Flags | ClickFlags.Direct }, decision, string.Empty);
    }

    private Arrival Arrive(HttpRequest request, CampaignSnapshot snapshot, in ClickTarget target, in ClickQuery query)
    {
        var now = clock.GetUtcNow();
        var day = target.Tenant.DayOf(now);
        var flags = query.Flags;
        var parameters = query.ToParameters();
        var visitor = visitors.Read(request, snapshot, target.Tenant, day, ref flags);
        var mayKeep = IsVisit(flags) && KeptCookies.Allow(request.HttpContext, target.Tenant, parameters);
        if (mayKeep)
        {
            visitor = visitors.ByCookie(request.HttpContext, snapshot, target.Tenant, day, visitor, ref flags);
        }

        var isRemembered = snapshot.RememberingTenants.Contains(target.Tenant.Id);
        var history = isRemembered ? memory.Recall(visitor.Key) : VisitHistory.None;
        flags |= history.IsReturning ? ClickFlags.Returning : ClickFlags.None;
        var facts = new ClickFacts(visitor, request.HttpContext.Connection.RemoteIpAddress, parameters, target.Publisher.Id, now, target.Tenant.TimeZone, history);
        return new Arrival(ClickId.New(now), day, snapshot.Version, flags, facts, isRemembered, mayKeep);
    }

    // What is fetched ahead or tried out is no visit, and takes nothing of a cap.
    private static bool IsVisit(ClickFlags flags) => (flags & (ClickFlags.Prefetch | ClickFlags.Test)) == 0;

    private ICapGate GateOf(in Arrival arrival) => IsVisit(arrival.Flags) ? caps : _look;

    // The page is the agency's own, so it learns how to lead on; how the advertiser is reached is decided there.
    private string Before(HttpContext context, in ClickTarget target, in Arrival arrival, in ClickDecision decision, LandingEntry page, string location)
    {
        var pass = passes.Seal(new ClickPass
        {
            TenantId = target.Tenant.Id,
            ClickId = arrival.Id,
            PublisherId = target.Publisher.Id,
            CampaignId = target.Campaign?.Id,
            Route = decision.Route?.Number ?? 0,
            OfferId = decision.Offer!.Id,
            LandingPageId = page.Id,
            ExpiresAt = arrival.Facts.Now + ClickPass.Lifetime,
            Parameters = arrival.Facts.Parameters,
        });
        if (arrival.MayKeep)
        {
            KeptCookies.KeepPass(context, pass);
        }

        return OnwardUrl.WithParameters(location, [KeyValuePair.Create(GoEndpoint.PassParameter, pass)]);
    }

    private Click Conclude(HttpContext context, in ClickTarget target, in Arrival arrival, in ClickDecision decision, string destination)
    {
        var flags = arrival.Flags | decision.Flags;
        var isRedirected = decision.Verdict == ClickVerdict.Redirected;
        if (arrival.IsRemembered && IsVisit(flags))
        {
            memory.Remember(arrival.Facts.Visitor.Key, isRedirected ? decision.Offer?.Id : null);
        }

        if (arrival.MayKeep && isRedirected)
        {
            KeptCookies.KeepClick(context, target.Tenant, decision.Offer!.Id, arrival.Id);
        }

        return new Click
        {
            Id = arrival.Id,
            TenantId = target.Tenant.Id,
            LinkId = target.Link?.Id,
            CampaignId = target.Campaign?.Id,
            OfferId = decision.Offer?.Id,
            AdvertiserId = decision.Offer?.Advertiser,
            LandingPageId = decision.Landing?.Id,
            PublisherId = target.Publisher.Id,
            Currency = decision.Offer?.Currency ?? target.Tenant.Currency,
            Verdict = decision.Verdict,
            Reason = decision.Reason,
            Destination = destination,
            Flags = flags,
            Parameters = arrival.Facts.Parameters,
            Visitor = arrival.Facts.Visitor,
            Day = arrival.Day,
            SnapshotVersion = arrival.SnapshotVersion,
            Trail = decision.Trail,
        };
    }

    private readonly record struct Arrival(ClickId Id, DateOnly Day, long SnapshotVersion, ClickFlags Flags, ClickFacts Facts, bool IsRemembered, bool MayKeep);
}
