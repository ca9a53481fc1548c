using System.Linq.Expressions;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>Everything that is done with advertisers, for the pages and the API alike.</summary>
public sealed class AdvertiserCatalog
{
    private static readonly ListQuery<Advertiser> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<Advertiser, object?>>>
    {
        ["name"] = row => row.Name,
        ["ref"] = row => row.Ref,
        ["status"] = row => row.Status,
        ["created"] = row => row.CreatedAt,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Name, row => row.Ref);

    private static readonly FieldProblem TokenTaken = new("postback_token", "taken", "This token is in use already; choose another or leave it out to have one made.");

    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    private readonly SetupScope _scope;
    private readonly SecretBox _secrets;
    private readonly PublicOrigin _publicBase;
    private readonly SetupRows<Advertiser, AdvertiserDetails> _rows;

    public AdvertiserCatalog(SetupScope scope, SecretBox secrets, PublicOrigin publicBase)
    {
        (_scope, _secrets, _publicBase) = (scope, secrets, publicBase);
        _rows = new SetupRows<Advertiser, AdvertiserDetails>(scope, context => context.Advertisers, ShowAsync, TokenTaken);
    }

    /// <summary>Pages through the advertisers.</summary>
    public Task<Outcome<ListPage<AdvertiserDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, request, check), cancellationToken);

    public Task<Outcome<AdvertiserDetails>> FindAsync(Actor actor, AdvertiserId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    public Task<Outcome<AdvertiserDetails>> CreateAsync(Actor actor, AdvertiserDraft draft, CancellationToken cancellationToken) =>
        _rows.AddAsync(actor, (_, check, _) => Task.FromResult(Make(actor, draft, check)), cancellationToken);

    /// <summary>Replaces what the draft says; an absent status, token or proof stays. Another token and other proofs are for those who may see tokens.</summary>
    public Task<Outcome<AdvertiserDetails>> UpdateAsync(Actor actor, AdvertiserId id, AdvertiserDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        (draft.PostbackToken is not null || draft.Authentication is not null) && !actor.May(Permissions.SeeSecrets)
            ? Task.FromResult<Outcome<AdvertiserDetails>>(new Outcome<AdvertiserDetails>.Forbidden(Permissions.SeeSecrets))
            : ChangeAsync(actor, id, expectedVersion, (advertiser, check) => Change(advertiser, draft, check), cancellationToken);

    public Task<Outcome<AdvertiserDetails>> SetStatusAsync(Actor actor, AdvertiserId id, EntityStatus status, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, expectedVersion, (advertiser, _) => advertiser.Describe(advertiser.Name, advertiser.Ref, status, _scope.Now), cancellationToken);

    /// <summary>Makes another postback token; the old one counts until the overlap is over, which by itself is at once.</summary>
    public Task<Outcome<AdvertiserDetails>> RotateTokenAsync(Actor actor, AdvertiserId id, RotationDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        actor.May(Permissions.SeeSecrets)
            ? ChangeAsync(actor, id, expectedVersion, (advertiser, check) => Rotate(advertiser, draft, check), cancellationToken)
            : Task.FromResult<Outcome<AdvertiserDetails>>(new Outcome<AdvertiserDetails>.Forbidden(Permissions.SeeSecrets));

    /// <summary>Ends an overlap: the token before the present one stops working at once.</summary>
    public Task<Outcome<AdvertiserDetails>> DropFormerTokenAsync(Actor actor, AdvertiserId id, uint? expectedVersion, CancellationToken cancellationToken) =>
        actor.May(Permissions.SeeSecrets)
            ? ChangeAsync(actor, id, expectedVersion, (advertiser, _) => advertiser.DropFormerToken(_scope.Now), cancellationToken)
            : Task.FromResult<Outcome<AdvertiserDetails>>(new Outcome<AdvertiserDetails>.Forbidden(Permissions.SeeSecrets));

    private static IQueryable<Advertiser> Filter(IQueryable<Advertiser> rows, ListRequest request, DraftCheck check)
    {
        var statuses = check.Statuses(request, EntityStatus.Archived);
        var id = request.SearchedId<AdvertiserId>();
        return Lists.Search(rows.Where(row => statuses.Contains(row.Status)), request, row => row.Id == id);
    }

    private Advertiser Make(Actor actor, AdvertiserDraft draft, DraftCheck check)
    {
        var advertiser = Advertiser.Create(actor.TenantId, string.Empty, _scope.Now);
        advertiser.SetPostbackToken(PostbackToken.Make(), _secrets, _scope.Now);
        Change(advertiser, draft, check);
        return advertiser;
    }

    private Task<Outcome<AdvertiserDetails>> ChangeAsync(
        Actor actor, AdvertiserId id, uint? expectedVersion, Action<Advertiser, DraftCheck> change, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            (advertiser, _, check, _) =>
            {
                change(advertiser, check);
                return Task.CompletedTask;
            },
            cancellationToken);

    private void Rotate(Advertiser advertiser, RotationDraft draft, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        var overlap = TimeSpan.Zero;
        if (draft.Overlap is { Length: > 0 } text && (!IsoDuration.TryParse(text, out overlap) || overlap > LongestOverlap))
        {
            check.Refuse("overlap", "invalid", "A duration of at most 30 days, such as PT24H or P7D.");
        }

        if (!check.HasProblems)
        {
            advertiser.SetPostbackToken(PostbackToken.Make(), _secrets, _scope.Now, overlap > TimeSpan.Zero ? _scope.Now + overlap : null);
        }
    }

    private void Change(Advertiser advertiser, AdvertiserDraft draft, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        advertiser.Describe(check.Name(draft.Name), check.Text("ref", draft.Ref, 120), check.Choice("status", draft.Status, advertiser.Status), _scope.Now);
        if (PostbackToken.Check(draft.PostbackToken, check) is { } token)
        {
            advertiser.SetPostbackToken(token, _secrets, _scope.Now);
        }

        if (draft.Authentication is { } authentication)
        {
            advertiser.Ask(authentication, check, _scope.Now);
        }
    }

    private Task<IReadOnlyList<AdvertiserDetails>> ShowAsync(
        Actor actor, TenantDbContext context, IReadOnlyList<Advertiser> rows, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AdvertiserDetails>>([.. rows.Select(row => Show(row, actor.May(Permissions.SeeSecrets)))]);

    private AuthenticationDetails Authentication(Advertiser advertiser) => new(
        advertiser.TokenCheck, advertiser.SignatureCheck, advertiser.AddressCheck, advertiser.Addresses, advertiser.FormerTokenUntil > _scope.Now ? advertiser.FormerTokenUntil : null);

    private AdvertiserDetails Show(Advertiser advertiser, bool inFull)
    {
        var token = PostbackToken.Show(advertiser, _secrets, inFull);
        var address = $"{_publicBase.Url}/postback?advertiser={advertiser.Id}&click_id={{click_id}}&token={Uri.EscapeDataString(token)}";
        return new AdvertiserDetails(
            advertiser.Id, advertiser.Name, advertiser.Ref, advertiser.Status, token, address, Authentication(advertiser), advertiser.CreatedAt, advertiser.ChangedAt, advertiser.Version);
    }
}
