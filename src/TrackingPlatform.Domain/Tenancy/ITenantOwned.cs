namespace TrackingPlatform.Domain.Tenancy;

/// <summary>A row that belongs to one tenant. Its key starts with the tenant, and the database shows it to that tenant alone.</summary>
public interface ITenantOwned
{
    /// <summary>The tenant that owns the row; never changes.</summary>
    TenantId TenantId { get; }
}
