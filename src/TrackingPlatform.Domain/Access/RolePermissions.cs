namespace TrackingPlatform.Domain.Access;

/// <summary>Which role or scope may do what, in one table.</summary>
public static class RolePermissions
{
    /// <summary>What a person in <paramref name="role"/> may do.</summary>
    public static Permissions Of(Role role) => role switch
    {
        Role.Owner => Permissions.Read | Permissions.Write | Permissions.Operate | Permissions.SeeSecrets | Permissions.Administer | Permissions.Own,
        Role.Admin => Permissions.Read | Permissions.Write | Permissions.Operate | Permissions.SeeSecrets | Permissions.Administer,
        Role.Manager => Permissions.Read | Permissions.Write | Permissions.Operate,
        Role.Analyst => Permissions.Read,
        // The portals open nothing of the agency's screens. The advertiser's comes with its own issue.
        Role.Publisher => Permissions.Propose,
        Role.Advertiser => Permissions.None,
    };

    /// <summary>What a key with <paramref name="scopes"/> may do. Writing and operating include reading; whoever writes sees the tokens it makes.</summary>
    public static Permissions Of(IEnumerable<ApiScope> scopes) => scopes.Aggregate(Permissions.None, (sum, scope) => sum | Of(scope));

    private static Permissions Of(ApiScope scope) => scope switch
    {
        ApiScope.Read => Permissions.Read,
        ApiScope.Write => Permissions.Read | Permissions.Write | Permissions.SeeSecrets,
        ApiScope.Operate => Permissions.Read | Permissions.Operate,
    };
}
