namespace TrackingPlatform.Admin.Tenancy;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Total">Rows of the whole filter, counted up to 10,001.</param>
/// <param name="NextCursor">Where the next page starts; null on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, string? NextCursor)
{
    /// <summary>Counting further costs more than it tells.</summary>
    public const int CountedUpTo = 10_000;
}
