namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>The stretch of time that is looked at, and how the list's times lie against ours.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment that no longer is.</param>
/// <param name="Shift">What the list's times are moved by to become ours.</param>
public sealed record ReconciliationWindow(DateTimeOffset From, DateTimeOffset Until, TimeSpan Shift)
{
    /// <summary>How far apart in time a row and a conversion may be to be the same by their amounts.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(30);

    /// <summary>Whether a moment of ours is looked at.</summary>
    public bool Contains(DateTimeOffset time) => time >= From && time < Until;
}
