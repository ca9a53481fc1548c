using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>The tenant's rates of exchange, for the page and the API alike.</summary>
public sealed class CurrencyRates(RateBook book, TimeProvider clock)
{
    /// <summary>Pages through the rates by pair, the newest first; filters <c>base</c> and <c>quote</c>.</summary>
    public async Task<Outcome<ListPage<RateDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<RateDetails>>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        var (from, to) = (Filter(request, "base", check), Filter(request, "quote", check));
        check.Bounds(request);

        if (check.HasProblems)
        {
            return check.Refused<ListPage<RateDetails>>();
        }

        var (rates, total) = await book.ListAsync(actor.TenantId, from, to, request.Offset, request.Limit, cancellationToken);
        return new Outcome<ListPage<RateDetails>>.Done(ListPage<RateDetails>.Of(request, [.. rates.Select(RateDetails.Of)], total));
    }

    /// <summary>Stores one rate; one of the same pair and moment gives way. What is booked keeps the rate it was booked with.</summary>
    public async Task<Outcome<RateDetails>> SetAsync(Actor actor, RateDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<RateDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var problems = new List<FieldProblem>();
        var read = RateFile.ReadOne((draft.Base, draft.Quote, draft.Rate, draft.ValidFrom), string.Empty, clock.GetUtcNow(), problems);
        Refuse(check, problems);
        if (read is not { } rate || check.HasProblems)
        {
            return check.Refused<RateDetails>();
        }

        await book.SetAsync(actor.TenantId, [rate], actor.Name, cancellationToken);
        return new Outcome<RateDetails>.Done(RateDetails.Of(new StoredRate(rate, actor.Name, clock.GetUtcNow())));
    }

    /// <summary>Stores the rates of a file: all of them or, with a problem in any line, none.</summary>
    /// <returns>How many were stored.</returns>
    public async Task<Outcome<int>> ImportAsync(Actor actor, string csv, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(csv);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<int>.Forbidden(Permissions.Write);
        }

        var file = RateFile.Read(csv, clock.GetUtcNow());
        if (file.Problems.Count > 0)
        {
            return new Outcome<int>.Invalid(file.Problems);
        }

        await book.SetAsync(actor.TenantId, file.Rates, actor.Name, cancellationToken);
        return new Outcome<int>.Done(file.Rates.Count);
    }

    /// <summary>Removes one rate. What is booked keeps it.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Actor actor, RateDraft which, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(which);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<bool>.Forbidden(Permissions.Write);
        }

        return Currency.TryParse(which.Base, out var from) && Currency.TryParse(which.Quote, out var to) && RateFile.TryTime(which.ValidFrom, clock.GetUtcNow(), out var time)
            && await book.RemoveAsync(actor.TenantId, from, to, time, cancellationToken)
                ? new Outcome<bool>.Done(true)
                : new Outcome<bool>.NotFound();
    }

    private static Currency? Filter(ListRequest request, string name, DraftCheck check)
    {
        if (request.Filters.GetValueOrDefault(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (Currency.TryParse(text, out var currency))
        {
            return currency;
        }

        check.Refuse(name, "invalid", "Filter by the three letters of a currency.");
        return null;
    }

    private static void Refuse(DraftCheck check, IEnumerable<FieldProblem> problems)
    {
        foreach (var problem in problems)
        {
            check.Refuse(problem.Field, problem.Reason, problem.Message);
        }
    }
}
