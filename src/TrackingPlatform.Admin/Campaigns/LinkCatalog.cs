using System.Linq.Expressions;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Everything that is done with links, for the pages and the API alike.</summary>
public sealed class LinkCatalog
{
    private const int CodeAttempts = 8;

    private static readonly ListQuery<Link> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<Link, object?>>>
    {
        ["code"] = row => row.Code,
        ["status"] = row => row.Status,
        ["created"] = row => row.CreatedAt,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Code);

    private static readonly FieldProblem CodeTaken = new("code", "taken", "This code is in use already; choose another or leave it out to have one made.");

    private readonly SetupScope _scope;
    private readonly LinkOrigin _origin;
    private readonly SecretBox _secrets;
    private readonly SetupRows<Link, LinkDetails> _rows;

    public LinkCatalog(SetupScope scope, LinkOrigin origin, SecretBox secrets)
    {
        (_scope, _origin, _secrets) = (scope, origin, secrets);
        _rows = new SetupRows<Link, LinkDetails>(scope, context => context.Links, ShowAsync, CodeTaken);
    }

    /// <summary>Pages through the links; filters <c>campaign</c> and <c>publisher</c>.</summary>
    public Task<Outcome<ListPage<LinkDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, request, check), cancellationToken);

    public Task<Outcome<LinkDetails>> FindAsync(Actor actor, LinkId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    /// <summary>Adds a link. A made-up code that happens to be in use is made up again.</summary>
    public async Task<Outcome<LinkDetails>> CreateAsync(Actor actor, LinkDraft draft, CancellationToken cancellationToken)
    {
        var isGiven = !string.IsNullOrWhiteSpace(draft.Code);
        for (var attempt = 1; ; attempt++)
        {
            var code = isGiven ? draft.Code!.Trim() : LinkCode.From(RandomNumberGenerator.GetBytes(LinkCode.GeneratedLength));
            var outcome = await _rows.AddAsync(actor, (context, check, token) => MakeAsync(actor, draft, code, context, check, token), cancellationToken);
            if (isGiven || attempt == CodeAttempts || outcome is not Outcome<LinkDetails>.Invalid { Problems: [{ Field: "code", Reason: "taken" }] })
            {
                return outcome;
            }
        }
    }

    /// <summary>Replaces defaults and status; campaign, publisher and code stay, since the address is out in the world.</summary>
    public Task<Outcome<LinkDetails>> UpdateAsync(Actor actor, LinkId id, LinkDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor,
            id,
            expectedVersion,
            (link, check) =>
            {
                const string Stays = "This stays, since the address is out in the world; make a new link instead.";
                check.NoOthers(draft.Others);
                check.Unchanged("campaign", draft.Campaign, link.CampaignId.ToString(), Stays);
                check.Unchanged("publisher", draft.Publisher, link.PublisherId.ToString(), Stays);
                if (draft.Code is { } code && code.Trim() != link.Code)
                {
                    check.Refuse("code", "invalid", Stays);
                }

                link.Describe(
                    draft.Defaults is null ? link.Defaults : LinkParameters.Read(draft.Defaults, check), check.Choice("status", draft.Status, link.Status), _scope.Now);
            },
            cancellationToken);

    public Task<Outcome<LinkDetails>> SetStatusAsync(Actor actor, LinkId id, EntityStatus status, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, expectedVersion, (link, _) => link.Describe(link.Defaults, status, _scope.Now), cancellationToken);

    /// <summary>Makes an address that follows a link as a test: it leads where the link leads, and nothing of it counts.</summary>
    public Task<Outcome<LinkTestDetails>> TestAsync(Actor actor, LinkId id, CancellationToken cancellationToken) =>
        _scope.WriteAsync<LinkTestDetails>(
            actor,
            async (context, token) =>
            {
                if (await context.Links.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token) is not { } link)
                {
                    return new Outcome<LinkTestDetails>.NotFound();
                }

                var expires = _scope.Now + TestPass.Lifetime;
                var pass = TestPass.Make(_secrets, id, expires, RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
                var address = $"{await _origin.OfAsync(context, actor.TenantId, token)}/c/{link.Code}";
                return new Outcome<LinkTestDetails>.Done(new LinkTestDetails(LinkBuilder.Build(address, [KeyValuePair.Create(TestPass.Parameter, (string?)pass)]), expires));
            },
            cancellationToken);

    private static IQueryable<Link> Filter(IQueryable<Link> rows, ListRequest request, DraftCheck check)
    {
        var statuses = check.Statuses(request, EntityStatus.Archived);
        rows = rows.Where(row => statuses.Contains(row.Status));
        if (check.Filter<CampaignId>(request, "campaign") is { } campaign)
        {
            rows = rows.Where(row => row.CampaignId == campaign);
        }

        if (check.Filter<PublisherId>(request, "publisher") is { } publisher)
        {
            rows = rows.Where(row => row.PublisherId == publisher);
        }

        var id = request.SearchedId<LinkId>();
        return Lists.Search(rows, request, row => row.Id == id);
    }

    private async Task<Link> MakeAsync(Actor actor, LinkDraft draft, string code, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        check.NoOthers(draft.Others);
        if (!LinkCode.IsValid(code))
        {
            check.Refuse("code", "invalid", "A code has 3 to 40 letters, digits, dashes or underscores; leave it out to have one made.");
        }

        var campaign = await CampaignAsync(draft.Campaign, context, check, cancellationToken);
        var publisher = await PublisherAsync(draft.Publisher, context, check, cancellationToken);
        var defaults = LinkParameters.Read(draft.Defaults ?? [], check);
        var link = Link.Create(actor.TenantId, campaign, publisher, code, defaults, _scope.Now);
        link.Describe(defaults, check.Choice("status", draft.Status, link.Status), _scope.Now);
        return link;
    }

    private static async Task<CampaignId> CampaignAsync(string? given, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        if (check.Id<CampaignId>("campaign", given, "campaign") is not { } id)
        {
            return default;
        }

        var found = await context.Campaigns.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        check.MustServe(found is null, found?.Status is EntityStatus.Archived, "campaign", CampaignId.Prefix);
        return id;
    }

    private static async Task<PublisherId> PublisherAsync(string? given, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        if (check.Id<PublisherId>("publisher", given, "publisher") is not { } id)
        {
            return default;
        }

        var found = await context.Publishers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        check.MustServe(found is null, found?.Status is PublisherStatus.Archived, "publisher", PublisherId.Prefix);
        return id;
    }

    private Task<Outcome<LinkDetails>> ChangeAsync(Actor actor, LinkId id, uint? expectedVersion, Action<Link, DraftCheck> change, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            (link, _, check, _) =>
            {
                change(link, check);
                return Task.CompletedTask;
            },
            cancellationToken);

    private async Task<IReadOnlyList<LinkDetails>> ShowAsync(Actor actor, TenantDbContext context, IReadOnlyList<Link> rows, CancellationToken cancellationToken)
    {
        var (campaignIds, publisherIds) = (rows.Select(row => row.CampaignId).Distinct().ToList(), rows.Select(row => row.PublisherId).Distinct().ToList());
        var campaigns = await context.Campaigns.Where(row => campaignIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var publishers = await context.Publishers.Where(row => publisherIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var origin = await _origin.OfAsync(context, actor.TenantId, cancellationToken);
        return
        [
            .. rows.Select(row => new LinkDetails(
                row.Id,
                row.Code,
                $"{origin}/c/{row.Code}",
                row.CampaignId,
                campaigns[row.CampaignId],
                row.PublisherId,
                publishers[row.PublisherId],
                row.Defaults,
                row.Status,
                row.CreatedAt,
                row.ChangedAt,
                row.Version)),
        ];
    }
}
