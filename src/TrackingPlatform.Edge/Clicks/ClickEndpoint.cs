using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The click path: read the request once, decide, journal, answer.</summary>
internal sealed class ClickEndpoint(
    CurrentSnapshot snapshots, ClickDecider decider, ClickJournal journal, ClickTally tally, ClickMetrics metrics, ClickAnswer answer, TestClicks tests, IOptions<ClickOptions> options, ILogger<ClickEndpoint> logger)
{
    private readonly bool _waitsForDatabase = options.Value.WaitsForDatabase;

    /// <summary><c>GET /c/{code}</c></summary>
    public Task FollowLinkAsync(HttpContext context, string code)
    {
        var snapshot = snapshots.Value;
        if (ClickTarget.OfLink(snapshot, code) is not { } target || !IsServed(context.Request, snapshot, target))
        {
            return NotFoundAsync(context);
        }

        var query = new ClickQuery();
        query.Read(context.Request.QueryString.Value, isLongForm: false);
        query.Default(target.Link!.Defaults);
        tests.Mark(ref query, target.Link.Id);
        return FollowAsync(context, decider.Decide(context.Request, snapshot, target, query, out var redirect), redirect);
    }

    /// <summary><c>GET /click?campaign=…&amp;publisher=…</c> and <c>GET /click?offer=…&amp;publisher=…</c></summary>
    public Task FollowLongFormAsync(HttpContext context)
    {
        var snapshot = snapshots.Value;
        var query = new ClickQuery();
        query.Read(context.Request.QueryString.Value, isLongForm: true);
        return LongFormTarget(snapshot, query) is { } target && IsServed(context.Request, snapshot, target)
            ? FollowAsync(context, decider.Decide(context.Request, snapshot, target, query, out var redirect), redirect)
            : NotFoundAsync(context);
    }

    // On a tenant's own host the links of others are unknown.
    private static bool IsServed(HttpRequest request, CampaignSnapshot snapshot, in ClickTarget target) =>
        snapshot.Hosts.OwnerOf(HostGate.Asked(request)) is not { } owner || ReferenceEquals(owner, target.Tenant);

    private static ClickTarget? LongFormTarget(CampaignSnapshot snapshot, in ClickQuery query)
    {
        if (!EntityId.TryParse<PublisherId>(query.Publisher, out var publisher))
        {
            return null;
        }

        if (EntityId.TryParse<CampaignId>(query.Campaign, out var campaign))
        {
            return ClickTarget.OfCampaign(snapshot, campaign, publisher);
        }

        return EntityId.TryParse<OfferId>(query.Offer, out var offer) ? ClickTarget.OfOffer(snapshot, offer, publisher) : null;
    }

    private async Task FollowAsync(HttpContext context, Click click, RedirectKind redirect)
    {
        // Order matters: a visitor is only sent on once the click is safe.
        var written = await journal.AppendAsync(click);
        if (!written.IsWritten)
        {
            // Disk full or failing. The visitor still gets where he wants to go; the loss is counted and said aloud.
            metrics.Unpersisted();
            tally.Lost(click.TenantId);
            logger.ClickUnpersisted(metrics.UnpersistedTotal);
        }
        else
        {
            tally.Kept(click.TenantId);
            if (_waitsForDatabase)
            {
                await journal.WaitUntilDrainedAsync(written.Sequence, options.Value.DatabasePatience);
            }
        }

        metrics.Answered();
        await answer.SendOnAsync(context, click.Destination, redirect);
    }

    private Task NotFoundAsync(HttpContext context)
    {
        metrics.Unknown();
        context.Response.Headers.CacheControl = "no-store";
        return PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "There is no such link.");
    }
}
