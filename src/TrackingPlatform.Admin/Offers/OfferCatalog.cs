using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Everything that is done with offers, for the pages and the API alike.</summary>
public sealed class OfferCatalog
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    private static readonly ListQuery<Offer> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<Offer, object?>>>
    {
        ["name"] = row => row.Name,
        ["currency"] = row => row.Currency,
        ["status"] = row => row.Status,
        ["created"] = row => row.CreatedAt,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Name);

    private readonly SetupScope _scope;
    private readonly SetupRows<Offer, OfferDetails> _rows;

    public OfferCatalog(SetupScope scope)
    {
        _scope = scope;
        _rows = new SetupRows<Offer, OfferDetails>(scope, context => context.Offers.Include(row => row.Events), ShowAsync);
    }

    /// <summary>Pages through the offers; filter <c>advertiser</c>.</summary>
    public Task<Outcome<ListPage<OfferDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, request, check), cancellationToken);

    public Task<Outcome<OfferDetails>> FindAsync(Actor actor, OfferId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    public Task<Outcome<OfferDetails>> CreateAsync(Actor actor, OfferDraft draft, CancellationToken cancellationToken) =>
        _rows.AddAsync(
            actor,
            async (context, check, token) =>
            {
                var advertiser = await AdvertiserAsync(context, draft.Advertiser, check, token);
                if (!Currency.TryParse(draft.Currency?.Trim(), out var currency))
                {
                    check.Refuse("currency", string.IsNullOrWhiteSpace(draft.Currency) ? "required" : "invalid", "Give the three letters of a currency of ISO 4217, such as EUR.");
                }

                var offer = Offer.Create(actor.TenantId, advertiser, currency, _scope.Now);
                Change(offer, draft, check);
                await CapReading.CheckPublishersAsync(offer, context, check, token);
                await EventRules.CheckPublishersAsync(offer, context, check, token);
                return offer;
            },
            cancellationToken);

    /// <summary>Replaces what the draft says; absent events, window and status stay. An event left out is retired.</summary>
    public Task<Outcome<OfferDetails>> UpdateAsync(Actor actor, OfferId id, OfferDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor,
            id,
            expectedVersion,
            (offer, check) =>
            {
                check.Unchanged("advertiser", draft.Advertiser, offer.AdvertiserId.ToString(), "An offer stays with its advertiser; make a new offer for another one.");
                check.Unchanged("currency", draft.Currency, offer.Currency.Code, "The currency stays, since booked money keeps it; make a new offer for another one.");
                Change(offer, draft, check);
            },
            cancellationToken);

    public Task<Outcome<OfferDetails>> SetStatusAsync(Actor actor, OfferId id, EntityStatus status, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor,
            id,
            expectedVersion,
            (offer, _) => offer.Describe(offer.Name, offer.Destination, offer.AttributionWindow, offer.FallbackUrl, status, _scope.Now),
            cancellationToken);

    private static IQueryable<Offer> Filter(IQueryable<Offer> rows, ListRequest request, DraftCheck check)
    {
        var statuses = check.Statuses(request, EntityStatus.Archived);
        rows = rows.Where(row => statuses.Contains(row.Status));
        if (check.Filter<AdvertiserId>(request, "advertiser") is { } advertiser)
        {
            rows = rows.Where(row => row.AdvertiserId == advertiser);
        }

        var id = request.SearchedId<OfferId>();
        return Lists.Search(rows, request, row => row.Id == id);
    }

    private static async Task<AdvertiserId> AdvertiserAsync(TenantDbContext context, string? given, DraftCheck check, CancellationToken cancellationToken)
    {
        if (check.Id<AdvertiserId>("advertiser", given, "advertiser") is not { } id)
        {
            return default;
        }

        var found = await context.Advertisers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        check.MustServe(found is null, found?.Status is EntityStatus.Archived, "advertiser", AdvertiserId.Prefix);
        return id;
    }

    private Task<Outcome<OfferDetails>> ChangeAsync(Actor actor, OfferId id, uint? expectedVersion, Action<Offer, DraftCheck> change, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            async (offer, context, check, token) =>
            {
                change(offer, check);
                await CapReading.CheckPublishersAsync(offer, context, check, token);
                await EventRules.CheckPublishersAsync(offer, context, check, token);
            },
            cancellationToken);

    private void Change(Offer offer, OfferDraft draft, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        if (string.IsNullOrWhiteSpace(draft.Destination))
        {
            check.Refuse("destination", "required", "Say where visitors go: an address such as https://shop.example/?cid={click_id}.");
        }

        offer.Describe(
            check.Name(draft.Name),
            check.Destination("destination", draft.Destination) ?? string.Empty,
            Window(draft.AttributionWindow, offer.AttributionWindow, check),
            check.Destination("fallback_url", draft.FallbackUrl),
            check.Choice("status", draft.Status, offer.Status),
            _scope.Now);
        OfferTravel.Apply(offer, draft, check, _scope.Now);
        offer.Show(LandingPageReading.Read(draft.LandingPages, offer.LandingPages, check, _scope.Now), _scope.Now);
        offer.ReportBy(check.Choice("browser_reporting", draft.BrowserReporting, offer.BrowserReporting), _scope.Now);
        offer.Limit(CapReading.Read(draft.Caps, CapScope.Offer, "caps", check), _scope.Now);
        EventEditing.Apply(offer, draft.Events, check, _scope.Now);
    }

    private static TimeSpan Window(string? given, TimeSpan otherwise, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return otherwise;
        }

        if (!IsoDuration.TryParse(given.Trim(), out var window) || window < ShortestWindow || window > LongestWindow)
        {
            check.Refuse("attribution_window", "invalid", "Write a duration of ISO 8601 from PT1M (a minute) to P366D, such as P30D; no months or years.");
            return otherwise;
        }

        return window;
    }

    private static async Task<IReadOnlyList<OfferDetails>> ShowAsync(Actor actor, TenantDbContext context, IReadOnlyList<Offer> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.AdvertiserId).Distinct().ToList();
        var names = await context.Advertisers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return [.. rows.Select(row => Show(row, names[row.AdvertiserId]))];
    }

    private static OfferDetails Show(Offer offer, string advertiser)
    {
        var events = offer.Events.Where(each => !each.IsRetired).OrderBy(each => each.Position).ToList();
        return new OfferDetails(
            offer.Id,
            offer.AdvertiserId,
            advertiser,
            offer.Name,
            offer.Destination,
            offer.Currency,
            [.. events.Select(each => EventDetails.Of(each, offer.Currency))],
            [.. offer.Events.Where(each => each.IsRetired).Select(each => EventDetails.Of(each, offer.Currency))],
            offer.FallbackUrl,
            IsoDuration.Format(offer.AttributionWindow),
            offer.Status,
            OfferWarnings.Of(offer, events),
            offer.CreatedAt,
            offer.ChangedAt,
            offer.Version)
        {
            Targeting = offer.Targeting is { } targeting ? ConditionDraft.Of(targeting) : null,
            TargetingSoft = offer.IsTargetingSoft,
            Visibility = offer.Visibility,
            DeepLinkHosts = offer.DeepLinkHosts,
            Redirect = offer.Redirect,
            LandingPages = [.. offer.LandingPages.Select(LandingPageDraft.Of)],
            BrowserReporting = offer.BrowserReporting,
            Caps = CapDraft.Of(offer.Caps),
            PassParameters = offer.PassesParameters,
        };
    }
}
