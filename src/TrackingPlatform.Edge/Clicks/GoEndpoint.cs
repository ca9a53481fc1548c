using System.Globalization;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Offers;
using TrackingPlatform.Edge.Privacy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Leads visitors on from a page before the offer: open the pass, decide, journal, answer.</summary>
internal sealed class GoEndpoint(
    CurrentSnapshot snapshots, ClickPassSeal passes, VisitorReader visitors, CapGate caps, ClickJournal journal, ClickMetrics metrics, ClickAnswer answer, TimeProvider clock, ILogger<GoEndpoint> logger)
{
    /// <summary>The parameter in which pages get the pass, and hand it back.</summary>
    public const string PassParameter = "go_token";

    private readonly CapLook _look = new(caps);

    /// <summary><c>GET /go/{n}</c></summary>
    public async Task LeadOnAsync(HttpContext context, string number)
    {
        var (snapshot, now) = (snapshots.Value, clock.GetUtcNow());
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || position is < 1 or > ClickThroughRouter.Most
            || Pass(context.Request, now) is not { } pass
            || Target(snapshot, pass) is not { } target
            || target.Tenant.Id != pass.TenantId
            || !AskedTarget.IsServed(context.Request, snapshot, target.Tenant))
        {
            await AnswerStrangerAsync(context, snapshot);
            return;
        }

        var flags = ClickFlags.None;
        var visitor = visitors.Read(context.Request, snapshot, target.Tenant, target.Tenant.DayOf(now), ref flags);
        // The click's own offer was open to the visitor when he came; how long he read does not count against him.
        var came = EntityId.TimeOf(pass.ClickId.Value);
        var facts = new ClickFacts(
            visitor, context.Connection.RemoteIpAddress, pass.Parameters, pass.PublisherId, position == 1 ? came : now, target.Tenant.TimeZone, VisitHistory.None);
        var decision = ClickThroughRouter.Decide(target, pass, snapshot.Offers.GetValueOrDefault(pass.OfferId), position, facts, _look);
        if ((flags & ClickFlags.Prefetch) == 0)
        {
            await KeepAsync(new ClickThrough(pass.TenantId, pass.ClickId, position, decision.Offer?.Id, pass.LandingPageId, pass.PublisherId, decision.Reason, now));
        }

        var values = new DestinationValues(pass.ClickId, came, target, decision.Offer, pass.Parameters, visitor);
        var destination = decision.Location?.Render(values) ?? string.Empty;
        await (decision.Verdict == ClickVerdict.Redirected
            ? answer.SendOnAsync(context, OnwardUrl.Of(decision.Offer!, destination, pass.Parameters, out _), decision.Offer!.Redirect) // nobody is redirected without an offer
            : answer.SendOnAsync(context, destination, RedirectKind.Found));
    }

    // The address first: a cookie may be of a later click, in another window.
    private ClickPass? Pass(HttpRequest request, DateTimeOffset now)
    {
        var pass = passes.Open(request.Query[PassParameter]) ?? passes.Open(request.Cookies[KeptCookies.PassName]);
        var named = request.Query["click_id"].ToString();
        return pass is not null && now < pass.ExpiresAt && (named.Length == 0 || named == pass.ClickId.ToString()) ? pass : null;
    }

    private static ClickTarget? Target(CampaignSnapshot snapshot, ClickPass pass) => pass.CampaignId is { } campaign
        ? ClickTarget.OfCampaign(snapshot, campaign, pass.PublisherId)
        : ClickTarget.OfOffer(snapshot, pass.OfferId, pass.PublisherId);

    private async Task KeepAsync(ClickThrough through)
    {
        if ((await journal.AppendAsync(through)).IsWritten)
        {
            return;
        }

        metrics.OtherUnpersisted();
        logger.ClickThroughUnpersisted(through.ClickId);
    }

    // Nothing says whose visitor this is but the host that was asked.
    private Task AnswerStrangerAsync(HttpContext context, CampaignSnapshot snapshot)
    {
        if (snapshot.Hosts.OwnerOf(HostGate.Asked(context.Request)) is { Fallback: { } fallback })
        {
            return answer.SendOnAsync(context, fallback.Render(default(NoMacroValues)), RedirectKind.Found);
        }

        context.Response.Headers.CacheControl = "no-store";
        return PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "This link has run out. Please go back to where you found it.");
    }
}
