using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>Who does something, in which tenant. Every use case takes one and asks it again, whatever the page or endpoint asked before.</summary>
/// <param name="TenantId">The tenant acted in.</param>
/// <param name="Name">How the actor stands in histories: a person's name, or the API key's.</param>
/// <param name="Permissions">What the actor may do there.</param>
public sealed record Actor(TenantId TenantId, string Name, Permissions Permissions)
{
    /// <summary>Whose person acts, in the role of a publisher; null for everybody else.</summary>
    public PublisherId? Publisher { get; init; }

    /// <summary>A person acting in a role.</summary>
    public static Actor InRole(TenantId tenantId, string name, Role role) => new(tenantId, name, RolePermissions.Of(role));

    /// <summary>A machine acting with an API key.</summary>
    public static Actor WithScopes(TenantId tenantId, string name, IEnumerable<ApiScope> scopes) => new(tenantId, name, RolePermissions.Of(scopes));

    /// <summary>True when the actor may do all of <paramref name="wanted"/>.</summary>
    public bool May(Permissions wanted) => (Permissions & wanted) == wanted;
}
