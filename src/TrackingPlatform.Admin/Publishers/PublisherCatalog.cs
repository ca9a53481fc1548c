using System.Linq.Expressions;
using System.Net.Mail;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Publishers;

/// <summary>Everything that is done with publishers, for the pages and the API alike.</summary>
public sealed class PublisherCatalog
{
    private static readonly ListQuery<Publisher> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<Publisher, object?>>>
    {
        ["name"] = row => row.Name,
        ["ref"] = row => row.Ref,
        ["email"] = row => row.Email,
        ["status"] = row => row.Status,
        ["created"] = row => row.CreatedAt,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Name, row => row.Ref, row => row.Email);

    private readonly SetupScope _scope;
    private readonly SetupRows<Publisher, PublisherDetails> _rows;

    public PublisherCatalog(SetupScope scope)
    {
        _scope = scope;
        _rows = new SetupRows<Publisher, PublisherDetails>(scope, context => context.Publishers, ShowAsync);
    }

    /// <summary>Pages through the publishers.</summary>
    public Task<Outcome<ListPage<PublisherDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, request, check), cancellationToken);

    public Task<Outcome<PublisherDetails>> FindAsync(Actor actor, PublisherId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    public Task<Outcome<PublisherDetails>> CreateAsync(Actor actor, PublisherDraft draft, CancellationToken cancellationToken) =>
        _rows.AddAsync(
            actor,
            (_, check, _) =>
            {
                var publisher = Publisher.Create(actor.TenantId, string.Empty, _scope.Now);
                Change(publisher, draft, check);
                return Task.FromResult(publisher);
            },
            cancellationToken);

    /// <summary>Replaces what the draft says; an absent status stays.</summary>
    public Task<Outcome<PublisherDetails>> UpdateAsync(Actor actor, PublisherId id, PublisherDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, expectedVersion, (publisher, check) => Change(publisher, draft, check), cancellationToken);

    public Task<Outcome<PublisherDetails>> SetStatusAsync(Actor actor, PublisherId id, PublisherStatus status, uint? expectedVersion, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, id, expectedVersion, (publisher, _) => publisher.Describe(publisher.Name, publisher.Ref, publisher.Email, status, _scope.Now), cancellationToken);

    private static IQueryable<Publisher> Filter(IQueryable<Publisher> rows, ListRequest request, DraftCheck check)
    {
        var statuses = check.Statuses(request, PublisherStatus.Archived);
        var id = request.SearchedId<PublisherId>();
        return Lists.Search(rows.Where(row => statuses.Contains(row.Status)), request, row => row.Id == id);
    }

    private Task<Outcome<PublisherDetails>> ChangeAsync(
        Actor actor, PublisherId id, uint? expectedVersion, Action<Publisher, DraftCheck> change, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            (publisher, _, check, _) =>
            {
                change(publisher, check);
                return Task.CompletedTask;
            },
            cancellationToken);

    private void Change(Publisher publisher, PublisherDraft draft, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        publisher.Describe(
            check.Name(draft.Name),
            check.Text("ref", draft.Ref, 120),
            Email(draft.Email, check),
            check.Choice("status", draft.Status, publisher.Status),
            _scope.Now);
    }

    private static string? Email(string? given, DraftCheck check)
    {
        if (check.Text("email", given, 254) is not { } email)
        {
            return null;
        }

        if (!MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            check.Refuse("email", "invalid", "Write one address such as name@example.com.");
            return null;
        }

        return email;
    }

    private static Task<IReadOnlyList<PublisherDetails>> ShowAsync(
        Actor actor, TenantDbContext context, IReadOnlyList<Publisher> rows, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PublisherDetails>>(
        [
            .. rows.Select(row => new PublisherDetails(row.Id, row.Name, row.Ref, row.Email, row.Status, row.CreatedAt, row.ChangedAt, row.Version)),
        ]);
}
