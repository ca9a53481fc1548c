using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>The tenant's throttles, for the page and the API alike.</summary>
public sealed class ThrottleCatalog(ThrottleBook book, SetupScope setup)
{
    /// <summary>Pages through the throttles in the order they were made; filters <c>publisher</c>, <c>offer</c>, <c>status</c>.</summary>
    public async Task<Outcome<ListPage<ThrottleDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<ThrottleDetails>>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        var (publisher, offer) = (check.Filter<PublisherId>(request, "publisher"), check.Filter<OfferId>(request, "offer"));
        var statuses = check.Statuses(request, EntityStatus.Archived);
        check.Bounds(request);

        if (check.HasProblems)
        {
            return check.Refused<ListPage<ThrottleDetails>>();
        }

        var (throttles, total) = await book.ListAsync(actor.TenantId, publisher, offer, statuses, request.Offset, request.Limit, cancellationToken);
        return new Outcome<ListPage<ThrottleDetails>>.Done(ListPage<ThrottleDetails>.Of(request, [.. throttles.Select(ThrottleDetails.Of)], total));
    }

    /// <summary>One throttle.</summary>
    public async Task<Outcome<ThrottleDetails>> FindAsync(Actor actor, ThrottleId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<ThrottleDetails>.Forbidden(Permissions.Read)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? new Outcome<ThrottleDetails>.Done(ThrottleDetails.Of(found))
            : new Outcome<ThrottleDetails>.NotFound();
    }

    /// <summary>Adds one. It decides about conversions booked from now on.</summary>
    public async Task<Outcome<ThrottleDetails>> CreateAsync(Actor actor, ThrottleDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return actor.May(Permissions.Write) ? await PutAsync(actor, null, draft, cancellationToken) : new Outcome<ThrottleDetails>.Forbidden(Permissions.Write);
    }

    /// <summary>Replaces one; its key stays, so that a larger share takes all that a smaller one took.</summary>
    public async Task<Outcome<ThrottleDetails>> ReplaceAsync(Actor actor, ThrottleId id, ThrottleDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return !actor.May(Permissions.Write) ? new Outcome<ThrottleDetails>.Forbidden(Permissions.Write)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } current ? await PutAsync(actor, current, draft, cancellationToken)
            : new Outcome<ThrottleDetails>.NotFound();
    }

    private async Task<Outcome<ThrottleDetails>> PutAsync(Actor actor, StoredThrottle? current, ThrottleDraft draft, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        if (await ReadAsync(actor, current, draft, check, cancellationToken) is not { } throttle || check.HasProblems)
        {
            return check.Refused<ThrottleDetails>();
        }

        await book.PutAsync(actor.TenantId, throttle, cancellationToken);
        return await FindAsync(actor, throttle.Rule.Id, cancellationToken);
    }

    private async Task<StoredThrottle?> ReadAsync(Actor actor, StoredThrottle? current, ThrottleDraft draft, DraftCheck check, CancellationToken cancellationToken)
    {
        check.NoOthers(draft.Others);
        var name = check.Name(draft.Name);
        var publisher = current?.Publisher ?? check.Id<PublisherId>("publisher", draft.Publisher, "publisher");
        if (current is not null)
        {
            check.Unchanged("publisher", draft.Publisher, current.Publisher.ToString(), "A throttle stays with its publisher; add another one there.");
        }

        OfferId? offer = string.IsNullOrWhiteSpace(draft.Offer) ? null : check.Id<OfferId>("offer", draft.Offer, "offer");
        var eventName = check.Text("event", draft.Event, 60);
        var note = check.Text("note", draft.Note, 500);
        var effect = check.Choice("effect", draft.Effect, ThrottleEffect.Hide);
        var status = check.Choice("status", draft.Status, EntityStatus.Active);
        if (!decimal.TryParse(draft.Percent?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is <= 0 or > 100 || decimal.Round(percent, 2) != percent)
        {
            check.Refuse("percent", "invalid", "How many of a hundred: more than 0, at most 100, with at most two decimals, such as 12.5.");
        }

        if (check.HasProblems || publisher is not { } whose)
        {
            return null;
        }

        await KnowAsync(actor, whose, offer, check, cancellationToken);
        return new StoredThrottle
        {
            Rule = new Throttle
            {
                Id = current?.Rule.Id ?? ThrottleId.New(setup.Now),
                Offer = offer,
                Event = eventName,
                Percent = percent,
                Effect = effect,
                Key = current?.Rule.Key ?? RandomNumberGenerator.GetBytes(Throttle.KeySize),
            },
            Name = name,
            Publisher = whose,
            Note = note,
            Status = status,
            CreatedAt = current?.CreatedAt ?? setup.Now,
            ChangedAt = setup.Now,
        };
    }

    private Task<Outcome<bool>> KnowAsync(Actor actor, PublisherId publisher, OfferId? offer, DraftCheck check, CancellationToken cancellationToken) => setup.ReadAsync<bool>(
        actor,
        async (context, token) =>
        {
            check.MustServe(!await context.Publishers.AnyAsync(row => row.Id == publisher, token), false, "publisher", PublisherId.Prefix);
            if (offer is { } one)
            {
                check.MustServe(!await context.Offers.AnyAsync(row => row.Id == one, token), false, "offer", OfferId.Prefix);
            }

            return new Outcome<bool>.Done(true);
        },
        cancellationToken);
}
