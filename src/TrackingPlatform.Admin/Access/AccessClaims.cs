using System.Globalization;
using System.Security.Claims;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>What a cookie or an API key says about its bearer.</summary>
internal static class AccessClaims
{
    public const string Member = ClaimTypes.NameIdentifier;
    public const string Name = ClaimTypes.Name;
    public const string Tenant = "tenant";
    public const string Role = "role";
    public const string Permissions = "permissions";
    public const string Stamp = "stamp";
    public const string Operator = "operator";
    public const string Publisher = "publisher";

    public static TenantId? TenantOf(ClaimsPrincipal person) => EntityId.TryParse<TenantId>(person.FindFirstValue(Tenant), out var tenant) ? tenant : null;

    public static MemberId? MemberOf(ClaimsPrincipal person) => EntityId.TryParse<MemberId>(person.FindFirstValue(Member), out var member) ? member : null;

    public static Role? RoleOf(ClaimsPrincipal person) => WireName<Role>.TryParse(person.FindFirstValue(Role), out var role) ? role : null;

    /// <summary>Whose person it is, in the role of a publisher.</summary>
    public static PublisherId? PublisherOf(ClaimsPrincipal person) => EntityId.TryParse<PublisherId>(person.FindFirstValue(Publisher), out var publisher) ? publisher : null;

    public static bool IsOperator(ClaimsPrincipal person) => person.HasClaim(Operator, "true");

    public static string Write(Permissions permissions) => ((int)permissions).ToString(CultureInfo.InvariantCulture);

    /// <summary>A role's permissions are looked up, not carried, so that they change with the program; a key's are carried, since its handler reads them afresh each time.</summary>
    public static Permissions PermissionsOf(ClaimsPrincipal person) =>
        RoleOf(person) is { } role ? RolePermissions.Of(role)
        : int.TryParse(person.FindFirstValue(Permissions), CultureInfo.InvariantCulture, out var written) ? (Permissions)written
        : Domain.Access.Permissions.None;

    /// <summary>Whoever is nobody may do nothing: the use case then says so.</summary>
    public static Actor ActorOf(ClaimsPrincipal person) => new(TenantOf(person) ?? default, person.Identity?.Name ?? "nobody", PermissionsOf(person)) { Publisher = PublisherOf(person) };
}
