using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Sources and sub-ids whose visitors are not taken, for the pages and the API alike. A block is added and removed, never changed.</summary>
public sealed class TrafficBlockCatalog
{
    private const int LongestNote = 500;

    private static readonly ListQuery<TrafficBlock> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<TrafficBlock, object?>>>
    {
        ["field"] = row => row.Field,
        ["value"] = row => row.Value,
        ["created"] = row => row.CreatedAt,
    }, row => row.Value, row => row.Note);

    private readonly SetupScope _scope;
    private readonly SetupRows<TrafficBlock, TrafficBlockDetails> _rows;

    public TrafficBlockCatalog(SetupScope scope)
    {
        _scope = scope;
        _rows = new SetupRows<TrafficBlock, TrafficBlockDetails>(scope, context => context.TrafficBlocks, ShowAsync);
    }

    /// <summary>What can be blocked, by wire name.</summary>
    public static ImmutableArray<string> Fields { get; } =
        [WireName<ConditionField>.Of(ConditionField.Source), .. Enumerable.Range(1, ClickLimits.Subs).Select(number => $"sub{number}")];

    /// <summary>Pages through the blocks; filters <c>field</c>, <c>publisher</c> and <c>offer</c>, the latter two for all that reach it, those of everybody included.</summary>
    public Task<Outcome<ListPage<TrafficBlockDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, request, check), cancellationToken);

    public Task<Outcome<TrafficBlockDetails>> FindAsync(Actor actor, TrafficBlockId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    public Task<Outcome<TrafficBlockDetails>> CreateAsync(Actor actor, TrafficBlockDraft draft, CancellationToken cancellationToken) =>
        _rows.AddAsync(actor, (context, check, token) => MakeAsync(actor, draft, context, check, token), cancellationToken);

    public Task<Outcome<TrafficBlockDetails>> RemoveAsync(Actor actor, TrafficBlockId id, CancellationToken cancellationToken) =>
        _scope.WriteAsync(
            actor,
            async Task<Outcome<TrafficBlockDetails>> (context, token) =>
            {
                if (await context.TrafficBlocks.FirstOrDefaultAsync(row => row.Id == id, token) is not { } block)
                {
                    return new Outcome<TrafficBlockDetails>.NotFound();
                }

                var gone = await ShowAsync(actor, context, [block], token);
                context.Remove(block);
                await context.SaveChangesAsync(token);
                return new Outcome<TrafficBlockDetails>.Done(gone[0]);
            },
            cancellationToken);

    private static IQueryable<TrafficBlock> Filter(IQueryable<TrafficBlock> rows, ListRequest request, DraftCheck check)
    {
        if (request.Filters.GetValueOrDefault("field") is { Length: > 0 } name)
        {
            var field = Field(name, check);
            rows = rows.Where(row => row.Field == field);
        }

        if (check.Filter<PublisherId>(request, "publisher") is { } publisher)
        {
            rows = rows.Where(row => row.PublisherId == null || row.PublisherId == publisher);
        }

        if (check.Filter<OfferId>(request, "offer") is { } offer)
        {
            rows = rows.Where(row => row.OfferId == null || row.OfferId == offer);
        }

        if (request.Statuses.Count > 0)
        {
            check.Refuse("status", "unknown_field", "This list has no such filter; check the spelling or leave it out.");
        }

        var id = request.SearchedId<TrafficBlockId>();
        return Lists.Search(rows, request, row => row.Id == id);
    }

    private async Task<TrafficBlock> MakeAsync(Actor actor, TrafficBlockDraft draft, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        check.NoOthers(draft.Others);
        var field = Field(draft.Field, check);
        var value = check.Text("value", draft.Value, ClickLimits.Value);
        if (string.IsNullOrWhiteSpace(draft.Value))
        {
            check.Refuse("value", "required", "Say which source or sub-id is not taken.");
        }

        var publisher = string.IsNullOrWhiteSpace(draft.Publisher) ? null : check.Id<PublisherId>("publisher", draft.Publisher, "publisher");
        if (publisher is { } whose && !await context.Publishers.AnyAsync(row => row.Id == whose, cancellationToken))
        {
            check.Unknown("publisher", "publisher", PublisherId.Prefix);
        }

        var offer = string.IsNullOrWhiteSpace(draft.Offer) ? null : check.Id<OfferId>("offer", draft.Offer, "offer");
        if (offer is { } which && !await context.Offers.AnyAsync(row => row.Id == which, cancellationToken))
        {
            check.Unknown("offer", "offer", OfferId.Prefix);
        }

        if (!check.HasProblems && await IsBlockedAsync(context, field, value!.ToLowerInvariant(), publisher, offer, cancellationToken)) // refused when empty
        {
            check.Refuse("value", "taken", "This is blocked already.");
        }

        return TrafficBlock.Create(actor.TenantId, field, value ?? string.Empty, publisher, offer, check.Text("note", draft.Note, LongestNote), _scope.Now);
    }

#pragma warning disable CA1304, CA1311, CA1862 // becomes lower() in the database
    private static Task<bool> IsBlockedAsync(
        TenantDbContext context, ConditionField field, string value, PublisherId? publisher, OfferId? offer, CancellationToken cancellationToken) =>
        context.TrafficBlocks.AnyAsync(row => row.Field == field && row.Value.ToLower() == value && row.PublisherId == publisher && row.OfferId == offer, cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862

    private static ConditionField Field(string? name, DraftCheck check)
    {
        if (name is not null && Fields.Contains(name) && WireName<ConditionField>.TryParse(name, out var field))
        {
            return field;
        }

        check.Refuse("field", name is null ? "required" : "invalid", $"Use one of {string.Join(", ", Fields)}.");
        return ConditionField.Source;
    }

    private static async Task<IReadOnlyList<TrafficBlockDetails>> ShowAsync(
        Actor actor, TenantDbContext context, IReadOnlyList<TrafficBlock> rows, CancellationToken cancellationToken)
    {
        var (publisherIds, offerIds) = (rows.Select(row => row.PublisherId).OfType<PublisherId>().Distinct().ToList(), rows.Select(row => row.OfferId).OfType<OfferId>().Distinct().ToList());
        var publishers = await context.Publishers.Where(row => publisherIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var offers = await context.Offers.Where(row => offerIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return
        [
            .. rows.Select(row => new TrafficBlockDetails(
                row.Id,
                row.Field,
                row.Value,
                row.PublisherId,
                row.PublisherId is { } publisher ? publishers[publisher] : null,
                row.OfferId,
                row.OfferId is { } offer ? offers[offer] : null,
                row.Note,
                row.CreatedAt)),
        ];
    }
}
