namespace TrackingPlatform.Data.Reporting;

/// <summary>Which page of a log is wanted.</summary>
public sealed record LogPaging
{
    /// <summary>Counting further than this costs more than it tells.</summary>
    public const int CountedUpTo = 10_000;

    /// <summary>Rows wanted at most.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The last row of the page before; null for the first page.</summary>
    public LogCursor? After { get; init; }

    /// <summary>Oldest first; otherwise newest first.</summary>
    public bool IsAscending { get; init; }

    /// <summary>Whether the rows of the whole filter are counted, up to <see cref="CountedUpTo"/> + 1.</summary>
    public bool IsCounted { get; init; }

    internal string Direction => IsAscending ? "asc" : "desc";

    internal string Beyond => IsAscending ? ">" : "<";
}
