using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A stretch of time, open where a side is null.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The first moment after it.</param>
public readonly record struct TimeRange(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>All of time.</summary>
    public static TimeRange Everything => default;

    /// <summary>The smallest id of the range: what lets the database pass by whole days.</summary>
    internal Guid? FirstId => From is { } from ? EntityId.FirstAt(from) : null;

    /// <summary>The smallest id after the range.</summary>
    internal Guid? EndId => Until is { } until ? EntityId.FirstAt(until) : null;
}
