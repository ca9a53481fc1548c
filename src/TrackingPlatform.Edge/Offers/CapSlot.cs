using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Offers;

/// <summary>Names a counter whatever its period.</summary>
internal readonly record struct CapSlot(TenantId Tenant, string Cap, PublisherId? Publisher)
{
    public static CapSlot Of(BoundCap cap, PublisherId publisher) => new(cap.Tenant, cap.Key, cap.Cap.CountsPublishersApart ? publisher : null);
}
