using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>How one kind of rows is searched, ordered, counted and cut.</summary>
/// <typeparam name="TRow">The entity listed.</typeparam>
/// <param name="order">The order when none is asked for; unique, so that pages neither repeat nor skip.</param>
/// <param name="sorts">What the list can be sorted by.</param>
/// <param name="texts">What a search looks into.</param>
internal sealed class ListQuery<TRow>(
    Expression<Func<TRow, object?>> order, IReadOnlyDictionary<string, Expression<Func<TRow, object?>>> sorts, params Expression<Func<TRow, string?>>[] texts)
    where TRow : class
{
    /// <summary>Says what is wrong with the request's order and bounds.</summary>
    public void Check(ListRequest request, DraftCheck check)
    {
        if (request.Sort is { } sort && !sorts.ContainsKey(sort))
        {
            check.Refuse("sort", "invalid", $"Sort by one of {string.Join(", ", sorts.Keys)}; a minus before it turns the order round.");
        }

        check.Bounds(request);
    }

    /// <summary>Only rows with the searched words in a text, whatever the case, or with the searched id.</summary>
    public IQueryable<TRow> Search(IQueryable<TRow> rows, ListRequest request, Expression<Func<TRow, bool>> hasSearchedId)
    {
        if (request.Term is null)
        {
            return rows;
        }

        var row = Expression.Parameter(typeof(TRow), "row");
        // A member of the request, not a constant: EF makes it a parameter and keeps one plan for all searches.
        var term = Expression.Property(Expression.Constant(request), nameof(ListRequest.Term));
        var any = texts.Aggregate(Body(hasSearchedId, row), (sum, text) => Expression.OrElse(sum, Holds(Body(text, row), term)));
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(any, row));
    }

    /// <summary>Reads one page; the request has been checked.</summary>
    public async Task<(IReadOnlyList<TRow> Rows, int Total, string? NextCursor)> ReadAsync(IQueryable<TRow> rows, ListRequest request, CancellationToken cancellationToken)
    {
        var total = await rows.Take(ListPage<TRow>.CountedUpTo + 1).CountAsync(cancellationToken);
        var sorted = request.Sort is null ? Ordered(rows, order, request.IsDescending) : Ordered(rows, sorts[request.Sort], request.IsDescending).ThenBy(order);
        var page = await sorted.Skip(request.Offset).Take(request.Limit + 1).AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken);
        var hasMore = page.Count > request.Limit;
        return (hasMore ? page[..request.Limit] : page, total, hasMore ? ListCursor.At(request.Offset + request.Limit) : null);
    }

    private static Expression Body(LambdaExpression lambda, ParameterExpression row) => new Replacement(lambda.Parameters[0], row).Visit(lambda.Body);

    private static MethodCallExpression Holds(Expression text, Expression term) =>
        Expression.Call(Expression.Call(text, nameof(string.ToLower), null), nameof(string.Contains), null, term);

    private static IOrderedQueryable<TRow> Ordered(IQueryable<TRow> rows, Expression<Func<TRow, object?>> key, bool isDescending)
    {
        // People look for a name without regard to its case, which the database's own order minds.
        var readable = key.Body.Type == typeof(string)
            ? Expression.Lambda<Func<TRow, object?>>(Expression.Call(key.Body, nameof(string.ToLower), null), key.Parameters)
            : key;
        return isDescending ? rows.OrderByDescending(readable) : rows.OrderBy(readable);
    }

    private sealed class Replacement(ParameterExpression old, ParameterExpression fresh) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? fresh : base.VisitParameter(node);
    }
}
