namespace TrackingPlatform.Admin.Tenancy;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Total">Rows of the whole filter, counted up to 10,001.</param>
/// <param name="NextCursor">Where the next page starts; null on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, string? NextCursor)
{
    /// <summary>Counting further costs more than it tells.</summary>
    public const int CountedUpTo = 10_000;

    /// <summary>The page of a list whose rows are all counted.</summary>
    internal static ListPage<T> Of(ListRequest request, IReadOnlyList<T> items, int total)
    {
        var next = request.Offset + request.Limit;
        return new ListPage<T>(items, total, next < total ? ListCursor.At(next) : null);
    }
}
