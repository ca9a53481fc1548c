using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>
/// Links by which an outsider sees a trace, for the pages and the API alike. What is seen is read when the link is opened, so it tells how things stand then;
/// which part of it, <see cref="TraceSharing"/> decides. Who made a link and who took it back stays written with it.
/// </summary>
internal sealed class TraceShares(TraceReader traces, TraceShareBook book, TimeProvider clock, ILogger<TraceShares> logger)
{
    private const int SecretBytes = 32;

    /// <summary>The links to the story of an id, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<TraceShareDetails>>> ListAsync(Actor actor, string? id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<IReadOnlyList<TraceShareDetails>>.Forbidden(Permissions.Read);
        }

        if (string.IsNullOrWhiteSpace(id))
        {
            return new Outcome<IReadOnlyList<TraceShareDetails>>.Invalid([new FieldProblem("id", "required", "Say whose links: any id of the story.")]);
        }

        return await traces.FindAsync(actor.TenantId, id, cancellationToken) is TraceResult.Found(var story)
            ? new Outcome<IReadOnlyList<TraceShareDetails>>.Done(await ListAsync(actor.TenantId, story, cancellationToken))
            : new Outcome<IReadOnlyList<TraceShareDetails>>.NotFound();
    }

    /// <summary>The links to a story that the caller has read already.</summary>
    public async Task<IReadOnlyList<TraceShareDetails>> ListAsync(TenantId tenant, TraceStory story, CancellationToken cancellationToken) =>
        [.. (await book.ListAsync(tenant, [SubjectOf(story)], cancellationToken)).Select(share => TraceShareDetails.Of(share, clock.GetUtcNow()))];

    /// <summary>Makes a link.</summary>
    public async Task<Outcome<MadeTraceShare>> CreateAsync(Actor actor, TraceShareDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<MadeTraceShare>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var days = draft.Days ?? TraceShareTerm.UsualDays;
        if (days is < 1 or > TraceShareTerm.MostDays)
        {
            check.Refuse("days", "invalid", $"Share it for 1 to {TraceShareTerm.MostDays} days.");
        }

        if (draft.Audience is null)
        {
            check.Refuse("audience", "required", $"Say for whom: {string.Join(", ", WireName<TraceAudience>.All)}.");
        }

        var audience = check.Choice("audience", draft.Audience, TraceAudience.Publisher);
        if (string.IsNullOrWhiteSpace(draft.Id))
        {
            check.Refuse("id", "required", "Say what to share: any id of the story.");
        }

        if (check.HasProblems)
        {
            return check.Refused<MadeTraceShare>();
        }

        if (await traces.FindAsync(actor.TenantId, draft.Id!, cancellationToken) is not TraceResult.Found(var story)) // checked above
        {
            check.Refuse("id", "unknown", "There is no story under this id.");
            return check.Refused<MadeTraceShare>();
        }

        if (ViewerOf(story, audience) is not { } viewer || await traces.FindSharedAsync(actor.TenantId, SubjectOf(story), viewer, cancellationToken) is not { IsEmpty: false })
        {
            check.Refuse("audience", "invalid", $"There is nothing in this story to show to {Named(audience)}.");
            return check.Refused<MadeTraceShare>();
        }

        return await AddAsync(actor, story, viewer, days, cancellationToken);
    }

    /// <summary>Takes a link back for good; doing so twice changes nothing.</summary>
    public async Task<Outcome<TraceShareId>> RevokeAsync(Actor actor, TraceShareId id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<TraceShareId>.Forbidden(Permissions.Write);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is null)
        {
            return new Outcome<TraceShareId>.NotFound();
        }

        await book.RevokeAsync(actor.TenantId, id, actor.Name, clock.GetUtcNow(), cancellationToken);
        logger.TraceShareRevoked(id.ToString(), actor.TenantId.ToString(), actor.Name);
        return new Outcome<TraceShareId>.Done(id);
    }

    /// <summary>Opens a link for whoever has it.</summary>
    public async Task<SharedTraceOpening> OpenAsync(string secret, CancellationToken cancellationToken)
    {
        if (await book.OpenAsync(ApiKeyLookup.HashOf(secret), cancellationToken) is not { } opened)
        {
            return new SharedTraceOpening.Unknown();
        }

        var share = opened.Share;
        switch (TraceShareTerm.StateOf(share.ExpiresAt, share.RevokedAt, clock.GetUtcNow()))
        {
            case TraceShareState.Revoked:
                return new SharedTraceOpening.Gone($"{opened.TenantName} took this link back.");
            case TraceShareState.Expired:
                return new SharedTraceOpening.Gone($"The time of this link is over. Ask {opened.TenantName} for a new one.");
        }

        if (!opened.IsPartnerServed)
        {
            return new SharedTraceOpening.Gone($"It was made for a partner with whom {opened.TenantName} no longer works.");
        }

        if (await traces.FindSharedAsync(opened.Tenant, share.Subject, share.Viewer, cancellationToken) is not { IsEmpty: false } trace)
        {
            return new SharedTraceOpening.Gone("What it told about is no longer kept.");
        }

        await book.CountAsync(opened, cancellationToken);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(opened.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        return new SharedTraceOpening.Shown(trace, opened.TenantName, share.PartnerName, zone, share.ExpiresAt);
    }

    private async Task<Outcome<MadeTraceShare>> AddAsync(Actor actor, TraceStory story, TraceViewer viewer, int days, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var subject = SubjectOf(story);
        if ((await book.ListAsync(actor.TenantId, [subject], cancellationToken)).Count >= TraceShareBook.Most)
        {
            return new Outcome<MadeTraceShare>.Conflict("too_many", $"This story was shared {TraceShareBook.Most} times already.");
        }

        var share = new StoredTraceShare { Id = TraceShareId.New(now), Subject = subject, Viewer = viewer, PartnerName = PartnerOf(story, viewer), MadeBy = actor.Name, MadeAt = now, ExpiresAt = now.AddDays(days) };
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        await book.AddAsync(actor.TenantId, share, ApiKeyLookup.HashOf(secret), cancellationToken);
        logger.TraceShared(subject, actor.TenantId.ToString(), WireName<TraceAudience>.Of(viewer.Audience), share.Id.ToString(), actor.Name);
        return new Outcome<MadeTraceShare>.Done(new MadeTraceShare(TraceShareDetails.Of(share, now), secret));
    }

    /// <summary>One id for the whole story, so that a link made of its conversion is listed with its click too.</summary>
    private static string SubjectOf(TraceStory story) =>
        story.Click?.Click.Id.ToString() ?? story.Conversion?.Id.ToString() ?? (story.Postbacks is [.., var last] ? last.Id.ToString() : story.Asked);

    /// <summary>The partner of the conversion that the story is about, else of its click; null when it has none.</summary>
    private static TraceViewer? ViewerOf(TraceStory story, TraceAudience audience) => audience switch
    {
        TraceAudience.Publisher => (story.Conversion?.PublisherId ?? story.Click?.Click.PublisherId) is { } publisher ? new TraceViewer.ForPublisher(publisher) : null,
        TraceAudience.Advertiser => (story.Conversion?.AdvertiserId ?? story.Click?.Click.AdvertiserId ?? story.Postbacks.LastOrDefault(each => each.AdvertiserId is not null)?.AdvertiserId) is { } advertiser
            ? new TraceViewer.ForAdvertiser(advertiser)
            : null,
        TraceAudience.Anyone => new TraceViewer.ForAnyone(),
    };

    private static string? PartnerOf(TraceStory story, TraceViewer viewer) => viewer switch
    {
        TraceViewer.ForPublisher => story.Conversion?.PublisherName ?? story.Click?.PublisherName,
        TraceViewer.ForAdvertiser => story.Conversion?.AdvertiserName ?? story.Click?.AdvertiserName ?? story.Postbacks.LastOrDefault(each => each.AdvertiserId is not null)?.AdvertiserName,
        _ => null,
    };

    private static string Named(TraceAudience audience) => audience == TraceAudience.Anyone ? "anyone" : "its " + WireName<TraceAudience>.Of(audience);
}
