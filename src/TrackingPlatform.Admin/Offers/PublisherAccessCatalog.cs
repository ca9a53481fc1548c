using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Which publishers may send visitors to an offer, for the pages and the API alike.</summary>
public sealed class PublisherAccessCatalog
{
    private const int LongestNote = 500;

    private static readonly ListQuery<PublisherAccess> Lists = new(row => row.PublisherId, new Dictionary<string, Expression<Func<PublisherAccess, object?>>>
    {
        ["status"] = row => row.Status,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Note);

    private readonly SetupScope _scope;
    private readonly SetupRows<PublisherAccess, AccessDetails> _rows;

    public PublisherAccessCatalog(SetupScope scope)
    {
        _scope = scope;
        _rows = new SetupRows<PublisherAccess, AccessDetails>(scope, context => context.PublisherAccess, ShowAsync);
    }

    /// <summary>Pages through what was settled for an offer. Nothing is there for publishers to whom only the offer's visibility applies.</summary>
    public async Task<Outcome<ListPage<AccessDetails>>> ListAsync(Actor actor, OfferId offer, ListRequest request, CancellationToken cancellationToken)
    {
        var isThere = await _scope.ReadAsync(
            actor,
            async Task<Outcome<bool>> (context, token) => await context.Offers.AnyAsync(row => row.Id == offer, token) ? new Outcome<bool>.Done(true) : new Outcome<bool>.NotFound(),
            cancellationToken);
        return isThere switch
        {
            Outcome<bool>.NotFound => new Outcome<ListPage<AccessDetails>>.NotFound(),
            _ => await _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, offer, request, check), cancellationToken),
        };
    }

    public Task<Outcome<AccessDetails>> FindAsync(Actor actor, OfferId offer, PublisherId publisher, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.OfferId == offer && row.PublisherId == publisher, cancellationToken);

    /// <summary>Settles how the publisher stands with the offer, whatever was settled before.</summary>
    public async Task<Outcome<AccessDetails>> SettleAsync(Actor actor, OfferId offer, PublisherId publisher, AccessDraft draft, CancellationToken cancellationToken)
    {
        var outcome = await TrySettleAsync(actor, offer, publisher, draft, cancellationToken);

        // Two who settle it for the first time at once both add the row; the second finds it now.
        return outcome is Outcome<AccessDetails>.Conflict ? await TrySettleAsync(actor, offer, publisher, draft, cancellationToken) : outcome;
    }

    /// <summary>Forgets what was settled: the offer's visibility alone speaks again.</summary>
    public Task<Outcome<AccessDetails>> RemoveAsync(Actor actor, OfferId offer, PublisherId publisher, CancellationToken cancellationToken) =>
        _scope.WriteAsync(
            actor,
            async Task<Outcome<AccessDetails>> (context, token) =>
            {
                if (await context.PublisherAccess.FirstOrDefaultAsync(row => row.OfferId == offer && row.PublisherId == publisher, token) is not { } access)
                {
                    return new Outcome<AccessDetails>.NotFound();
                }

                var gone = await ShowAsync(actor, context, [access], token);
                context.Remove(access);
                await context.SaveChangesAsync(token);
                return new Outcome<AccessDetails>.Done(gone[0]);
            },
            cancellationToken);

    private static IQueryable<PublisherAccess> Filter(IQueryable<PublisherAccess> rows, OfferId offer, ListRequest request, DraftCheck check)
    {
        rows = rows.Where(row => row.OfferId == offer);
        if (request.Statuses.Count > 0)
        {
            var statuses = check.Statuses(request, AccessStatus.Requested);
            rows = rows.Where(row => statuses.Contains(row.Status));
        }

        var publisher = request.SearchedId<PublisherId>();
        return Lists.Search(rows, request, row => row.PublisherId == publisher);
    }

    private Task<Outcome<AccessDetails>> TrySettleAsync(Actor actor, OfferId offer, PublisherId publisher, AccessDraft draft, CancellationToken cancellationToken) =>
        _scope.WriteAsync(
            actor,
            async Task<Outcome<AccessDetails>> (context, token) =>
            {
                if (!await context.Offers.AnyAsync(row => row.Id == offer, token) || !await context.Publishers.AnyAsync(row => row.Id == publisher, token))
                {
                    return new Outcome<AccessDetails>.NotFound();
                }

                var check = new DraftCheck();
                check.NoOthers(draft.Others);
                if (!WireName<AccessStatus>.TryParse(draft.Status, out var status))
                {
                    check.Refuse("status", draft.Status is null ? "required" : "invalid", $"Use one of {string.Join(", ", WireName<AccessStatus>.All)}.");
                }

                var note = check.Text("note", draft.Note, LongestNote);
                if (check.HasProblems)
                {
                    return check.Refused<AccessDetails>();
                }

                var access = await context.PublisherAccess.FirstOrDefaultAsync(row => row.OfferId == offer && row.PublisherId == publisher, token);
                if (access is null)
                {
                    access = new PublisherAccess(actor.TenantId, offer, publisher);
                    context.Add(access);
                }

                access.Settle(status, note, _scope.Now);
                await context.SaveChangesAsync(token);
                return new Outcome<AccessDetails>.Done((await ShowAsync(actor, context, [access], token))[0]);
            },
            cancellationToken);

    private static async Task<IReadOnlyList<AccessDetails>> ShowAsync(
        Actor actor, TenantDbContext context, IReadOnlyList<PublisherAccess> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.PublisherId).ToList();
        var names = await context.Publishers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return [.. rows.Select(row => new AccessDetails(row.OfferId, row.PublisherId, names[row.PublisherId], row.Status, row.Note, row.ChangedAt))];
    }
}
