using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>What all catalogs do alike with the rows of one kind: list, find, add and change them as an actor.</summary>
/// <param name="scope">The way to the tenant.</param>
/// <param name="rows">The rows with everything that belongs to them.</param>
/// <param name="show">Turns rows into what pages and the API show.</param>
/// <param name="whenTaken">What to say when the one unique value of these rows is in use.</param>
internal sealed class SetupRows<TRow, TDetails>(
    SetupScope scope,
    Func<TenantDbContext, IQueryable<TRow>> rows,
    Func<Actor, TenantDbContext, IReadOnlyList<TRow>, CancellationToken, Task<IReadOnlyList<TDetails>>> show,
    FieldProblem? whenTaken = null)
    where TRow : class
{
    public Task<Outcome<ListPage<TDetails>>> ListAsync(
        Actor actor, ListRequest request, ListQuery<TRow> lists, Func<IQueryable<TRow>, TenantDbContext, DraftCheck, IQueryable<TRow>> filter, CancellationToken cancellationToken) =>
        scope.ReadAsync(
            actor,
            async (context, token) =>
            {
                var check = new DraftCheck();
                lists.Check(request, check);
                var filtered = filter(rows(context), context, check);
                if (check.HasProblems)
                {
                    return check.Refused<ListPage<TDetails>>();
                }

                var page = await lists.ReadAsync(filtered, request, token);
                return Done(new ListPage<TDetails>(await show(actor, context, page.Rows, token), page.Total, page.NextCursor));
            },
            cancellationToken);

    public Task<Outcome<TDetails>> FindAsync(Actor actor, Expression<Func<TRow, bool>> which, CancellationToken cancellationToken) =>
        scope.ReadAsync(
            actor,
            async (context, token) => await rows(context).AsNoTracking().FirstOrDefaultAsync(which, token) is { } found
                ? Done((await show(actor, context, [found], token))[0])
                : new Outcome<TDetails>.NotFound(),
            cancellationToken);

    /// <summary>Adds what <paramref name="make"/> makes, unless the check found problems.</summary>
    public Task<Outcome<TDetails>> AddAsync(
        Actor actor, Func<TenantDbContext, DraftCheck, CancellationToken, Task<TRow>> make, CancellationToken cancellationToken) =>
        scope.WriteAsync(
            actor,
            async (context, token) =>
            {
                var check = new DraftCheck();
                var made = await make(context, check, token);
                if (check.HasProblems)
                {
                    return check.Refused<TDetails>();
                }

                context.Add(made);
                await context.SaveChangesAsync(token);
                return Done((await show(actor, context, [made], token))[0]);
            },
            whenTaken,
            cancellationToken);

    /// <summary>Changes one row, unless it is gone, has another version than expected, or the check found problems.</summary>
    public Task<Outcome<TDetails>> ChangeAsync(
        Actor actor,
        Expression<Func<TRow, bool>> which,
        uint? expectedVersion,
        Func<TRow, TenantDbContext, DraftCheck, CancellationToken, Task> change,
        CancellationToken cancellationToken) =>
        scope.WriteAsync(
            actor,
            async (context, token) =>
            {
                if (await rows(context).FirstOrDefaultAsync(which, token) is not { } row)
                {
                    return new Outcome<TDetails>.NotFound();
                }

                if (expectedVersion is { } expected && expected != context.Entry(row).Property<uint>("Version").CurrentValue)
                {
                    return SetupScope.VersionConflict<TDetails>();
                }

                var check = new DraftCheck();
                await change(row, context, check, token);
                if (check.HasProblems)
                {
                    return check.Refused<TDetails>();
                }

                await context.SaveChangesAsync(token);
                return Done((await show(actor, context, [row], token))[0]);
            },
            whenTaken,
            cancellationToken);

    private static Outcome<T> Done<T>(T value) => new Outcome<T>.Done(value);
}
