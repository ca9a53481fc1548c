using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Everything that is done with campaigns, for the pages and the API alike.</summary>
public sealed class CampaignCatalog
{
    private static readonly ListQuery<Campaign> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<Campaign, object?>>>
    {
        ["name"] = row => row.Name,
        ["status"] = row => row.Status,
        ["created"] = row => row.CreatedAt,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Name);

    private readonly SetupScope _scope;
    private readonly SetupRows<Campaign, CampaignDetails> _rows;

    public CampaignCatalog(SetupScope scope)
    {
        _scope = scope;
        _rows = new SetupRows<Campaign, CampaignDetails>(scope, context => context.Campaigns.Include(row => row.Offers), ShowAsync);
    }

    /// <summary>Pages through the campaigns; filters <c>offer</c> and <c>advertiser</c>.</summary>
    public Task<Outcome<ListPage<CampaignDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, context, check) => Filter(rows, context, request, check), cancellationToken);

    public Task<Outcome<CampaignDetails>> FindAsync(Actor actor, CampaignId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    /// <summary>What its optimised routes have learnt, and why visitors go where they go.</summary>
    public Task<Outcome<CampaignShares>> SharesAsync(Actor actor, CampaignId id, CancellationToken cancellationToken) =>
        _scope.ReadAsync<CampaignShares>(
            actor,
            async (context, token) => await context.Campaigns.AsNoTracking().Include(row => row.Offers).FirstOrDefaultAsync(row => row.Id == id, token) is { } campaign
                ? new Outcome<CampaignShares>.Done(CampaignShares.Of(campaign, await context.ReadEarnedAsync(id, token)))
                : new Outcome<CampaignShares>.NotFound(),
            cancellationToken);

    public Task<Outcome<CampaignDetails>> CreateAsync(Actor actor, CampaignDraft draft, CancellationToken cancellationToken) =>
        _rows.AddAsync(
            actor,
            async (context, check, token) =>
            {
                var campaign = Campaign.Create(actor.TenantId, string.Empty, _scope.Now);
                await ChangeAsync(campaign, draft, context, check, token);
                return campaign;
            },
            cancellationToken);

    /// <summary>Replaces what the draft says; absent offers and status stay.</summary>
    public Task<Outcome<CampaignDetails>> UpdateAsync(Actor actor, CampaignId id, CampaignDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor, row => row.Id == id, expectedVersion, (campaign, context, check, token) => ChangeAsync(campaign, draft, context, check, token), cancellationToken);

    public Task<Outcome<CampaignDetails>> SetStatusAsync(Actor actor, CampaignId id, EntityStatus status, uint? expectedVersion, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            (campaign, _, _, _) =>
            {
                campaign.Describe(campaign.Name, campaign.FallbackUrl, status, _scope.Now);
                return Task.CompletedTask;
            },
            cancellationToken);

    private static IQueryable<Campaign> Filter(IQueryable<Campaign> rows, TenantDbContext context, ListRequest request, DraftCheck check)
    {
        var statuses = check.Statuses(request, EntityStatus.Archived);
        rows = rows.Where(row => statuses.Contains(row.Status));
        if (check.Filter<OfferId>(request, "offer") is { } offer)
        {
            rows = rows.Where(row => row.Offers.Any(share => share.OfferId == offer));
        }

        if (check.Filter<Domain.Advertisers.AdvertiserId>(request, "advertiser") is { } advertiser)
        {
            rows = rows.Where(row => row.Offers.Any(share => context.Offers.Any(each => each.Id == share.OfferId && each.AdvertiserId == advertiser)));
        }

        var id = request.SearchedId<CampaignId>();
        return Lists.Search(rows, request, row => row.Id == id);
    }

    private async Task ChangeAsync(Campaign campaign, CampaignDraft draft, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        check.NoOthers(draft.Others);
        campaign.Describe(
            check.Name(draft.Name), check.Destination("fallback_url", draft.FallbackUrl), check.Choice("status", draft.Status, campaign.Status), _scope.Now);
        var choice = new RouteChoice(
            check.Choice("rotation", draft.Rotation, campaign.Rotation), draft.Sticky ?? campaign.IsSticky, draft.PreferUnseen ?? campaign.PrefersUnseen);
        campaign.Rotate(choice, _scope.Now);
        campaign.Optimise(
            new Optimisation(check.Choice("goal", draft.Goal, campaign.Goal), OptimisationReading.Exploration(draft.Exploration, campaign.Exploration, "exploration", check)), _scope.Now);
        campaign.SetRules(await RuleReading.ReadAsync(campaign, draft.Rules, context, check, cancellationToken), _scope.Now);
        var caps = CapReading.Read(draft.Caps, CapScope.Campaign, "caps", check);
        await CapReading.CheckPublishersAsync(caps, "caps", context, check, cancellationToken);
        campaign.Limit(caps, _scope.Now);
        await CampaignRouting.ApplyAsync(campaign, draft.Offers, context, check, _scope.Now, cancellationToken);
        await OptimisationReading.CheckCurrenciesAsync(campaign, context, check, cancellationToken);
    }

    private static async Task<IReadOnlyList<CampaignDetails>> ShowAsync(
        Actor actor, TenantDbContext context, IReadOnlyList<Campaign> rows, CancellationToken cancellationToken)
    {
        var ids = rows.SelectMany(row => row.Offers.Select(share => share.OfferId).Concat(RuleReading.OffersOf(row.Rules))).Distinct().ToList();
        var offers = await context.Offers.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. rows.Select(row => Show(row, offers))];
    }

    private static CampaignDetails Show(Campaign campaign, Dictionary<OfferId, Offer> offers)
    {
        List<CampaignOfferDetails> shares =
        [
            .. campaign.Offers.OrderBy(share => share.Position).Select(share =>
                new CampaignOfferDetails(share.OfferId, offers[share.OfferId].Name, offers[share.OfferId].Status, offers[share.OfferId].Currency, share.Weight)),
        ];
        return new CampaignDetails(
            campaign.Id, campaign.Name, shares, campaign.FallbackUrl, campaign.Status, CampaignWarnings.Of(campaign, offers), campaign.CreatedAt, campaign.ChangedAt, campaign.Version)
        {
            Rules = RuleDraft.Of(campaign.Rules),
            Rotation = campaign.Rotation,
            Sticky = campaign.IsSticky,
            PreferUnseen = campaign.PrefersUnseen,
            Goal = campaign.Goal,
            Exploration = campaign.Exploration,
            Caps = CapDraft.Of(campaign.Caps),
        };
    }
}
