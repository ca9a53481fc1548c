using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Names one counter: a cap, the publisher where publishers are counted apart, and a period.</summary>
/// <param name="Cap">The cap.</param>
/// <param name="Publisher">The publisher; null counts all together.</param>
/// <param name="Span">The period.</param>
public readonly record struct CapCounter(BoundCap Cap, PublisherId? Publisher, CapSpan Span)
{
    /// <summary>The order in which counters are locked, the same for everyone: two who need several never wait for each other.</summary>
    public static int Compare(CapCounter left, CapCounter right) =>
        left.Cap.Tenant.Value.CompareTo(right.Cap.Tenant.Value) is var byTenant and not 0 ? byTenant
        : string.CompareOrdinal(left.Cap.Key, right.Cap.Key) is var byCap and not 0 ? byCap
        : (left.Publisher?.Value ?? Guid.Empty).CompareTo(right.Publisher?.Value ?? Guid.Empty) is var byPublisher and not 0 ? byPublisher
        : left.Span.Start.CompareTo(right.Span.Start);
}
