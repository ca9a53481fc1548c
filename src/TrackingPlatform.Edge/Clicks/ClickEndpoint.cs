using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The click path: read the request once, decide, journal, answer.</summary>
internal sealed class ClickEndpoint(
    CurrentSnapshot snapshots, VisitorReader visitors, ClickJournal journal, ClickTally tally, ClickMetrics metrics, IOptions<ClickOptions> options, TimeProvider clock, ILogger<ClickEndpoint> logger)
{
    private readonly bool _waitsForDatabase = options.Value.WaitsForDatabase;

    /// <summary><c>GET /c/{code}</c></summary>
    public Task FollowLinkAsync(HttpContext context, string code)
    {
        var snapshot = snapshots.Value;
        if (ClickTarget.OfLink(snapshot, code) is not { } target)
        {
            return NotFoundAsync(context);
        }

        var query = new ClickQuery();
        query.Read(context.Request.QueryString.Value, isLongForm: false);
        query.Default(target.Link!.Defaults);
        return FollowAsync(context, Decide(context.Request, snapshot, target, query));
    }

    /// <summary><c>GET /click?campaign=…&amp;publisher=…</c> and <c>GET /click?offer=…&amp;publisher=…</c></summary>
    public Task FollowLongFormAsync(HttpContext context)
    {
        var snapshot = snapshots.Value;
        var query = new ClickQuery();
        query.Read(context.Request.QueryString.Value, isLongForm: true);
        return LongFormTarget(snapshot, query) is { } target ? FollowAsync(context, Decide(context.Request, snapshot, target, query)) : NotFoundAsync(context);
    }

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

    private Click Decide(HttpRequest request, CampaignSnapshot snapshot, in ClickTarget target, in ClickQuery query)
    {
        var now = clock.GetUtcNow();
        var id = ClickId.New(now);
        var day = target.Tenant.DayOf(now);
        var flags = query.Flags;
        var parameters = query.ToParameters();
        var visitor = visitors.Read(request, snapshot, target.Tenant, day, ref flags);
        var decision = ClickRouter.Decide(target, id.Draw);
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
            Destination = decision.Location?.Render(new DestinationValues(id, now, target, decision.Offer, parameters, visitor)) ?? string.Empty,
            Flags = flags,
            Parameters = parameters,
            Visitor = visitor,
            Day = day,
            SnapshotVersion = snapshot.Version,
            Trail = decision.Trail,
        };
    }

    private async Task FollowAsync(HttpContext context, Click click)
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
        await AnswerAsync(context.Response, click.Destination);
    }

    private static Task AnswerAsync(HttpResponse response, string destination)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        if (destination.Length == 0)
        {
            return PlainPage.ShowAsync(response, StatusCodes.Status200OK, "This offer is not available at the moment.");
        }

        response.StatusCode = StatusCodes.Status302Found;
        response.Headers.Location = destination;
        response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private Task NotFoundAsync(HttpContext context)
    {
        metrics.Unknown();
        context.Response.Headers.CacheControl = "no-store";
        return PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "There is no such link.");
    }
}
