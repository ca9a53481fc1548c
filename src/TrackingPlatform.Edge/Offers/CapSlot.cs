using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Offers;

/// <summary>Names a counter whatever its period. Looked up for every visitor of a capped offer, so the long part of the hash comes with the cap.</summary>
internal readonly struct CapSlot(TenantId tenant, string cap, PublisherId? publisher, int hash) : IEquatable<CapSlot>
{
    private readonly Guid _publisher = publisher?.Value ?? Guid.Empty;

    public TenantId Tenant => tenant;

    public string Cap => cap;

    public static CapSlot Of(BoundCap cap, PublisherId publisher) => new(cap.Tenant, cap.Key, cap.Cap.CountsPublishersApart ? publisher : null, cap.KeyHash);

    public static CapSlot Of(FullCap full) => new(full.Tenant, full.Cap, full.Publisher, BoundCap.HashOf(full.Tenant, full.Cap));

    public bool Equals(CapSlot other) => _publisher == other._publisher && cap == other.Cap && tenant == other.Tenant;

    public override bool Equals(object? obj) => obj is CapSlot other && Equals(other);

    public override int GetHashCode() => hash ^ _publisher.GetHashCode();
}
