namespace TrackingPlatform.Admin.Ui;

/// <summary>One page of rows for a <see cref="Grid{T}"/>.</summary>
/// <param name="Rows">At most as many as were asked for.</param>
/// <param name="Total">Rows of the whole filter, counted up to <see cref="CountedUpTo"/> + 1; null when not counted.</param>
/// <param name="Next">Keyset cursor for the rows after these; null on the last page and in lists that page by number.</param>
public sealed record GridPage<T>(IReadOnlyList<T> Rows, long? Total = null, string? Next = null)
{
    /// <summary>Beyond this a total is written "10,000+": counting further costs more than it tells.</summary>
    public const int CountedUpTo = 10_000;
}
