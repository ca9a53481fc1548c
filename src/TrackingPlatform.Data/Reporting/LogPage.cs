namespace TrackingPlatform.Data.Reporting;

/// <summary>One page of a log.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Where the next page goes on; null on the last.</param>
/// <param name="Total">Rows of the whole filter, up to <see cref="LogPaging.CountedUpTo"/> + 1; null when not counted.</param>
public sealed record LogPage<T>(IReadOnlyList<T> Items, LogCursor? Next, long? Total)
{
    /// <summary>Cuts the page from rows of which one more than asked for was read.</summary>
    internal static LogPage<T> Cut(List<T> rows, LogPaging paging, Func<T, LogCursor> place, long? total)
    {
        var hasMore = rows.Count > paging.Limit;
        var items = hasMore ? rows[..paging.Limit] : rows;
        return new LogPage<T>(items, hasMore ? place(items[^1]) : null, total);
    }
}
