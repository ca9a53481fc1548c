using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>A person's role in one tenant. A person has at most one role a tenant and any number of tenants.</summary>
public sealed class Membership(TenantId tenantId, MemberId memberId, Role role, DateTimeOffset createdAt)
{
    /// <summary>The tenant.</summary>
    public TenantId TenantId { get; private set; } = tenantId;

    /// <summary>The person.</summary>
    public MemberId MemberId { get; private set; } = memberId;

    /// <summary>What the person may do there.</summary>
    public Role Role { get; private set; } = role;

    /// <summary>Whose person it is in the role of a publisher; null in every other role.</summary>
    public PublisherId? PublisherId { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    /// <summary>Gives another role; it is nobody's person any more.</summary>
    public void Change(Role role) => (Role, PublisherId) = (role, null);

    /// <summary>Makes them a publisher's person.</summary>
    public void Represent(PublisherId publisher) => (Role, PublisherId) = (Role.Publisher, publisher);
}
