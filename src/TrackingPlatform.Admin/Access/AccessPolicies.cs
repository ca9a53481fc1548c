using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Who gets in where.</summary>
public static class AccessPolicies
{
    /// <summary>Whoever runs the installation, whatever tenant they are in.</summary>
    public const string PlatformOperator = "PlatformOperator";

    /// <summary>An API key that may read at least.</summary>
    public const string Api = "Api";

    /// <summary>People, keys and settings of the tenant.</summary>
    public const string Administer = "Administer";

    /// <summary>Anyone with a session, even one who belongs to no tenant any more.</summary>
    public const string SignedIn = "SignedIn";

    internal static void Configure(AuthorizationOptions options)
    {
        var reader = ByCookie().RequireAssertion(context => May(context, Permissions.Read) || (May(context, Permissions.Propose) && IsPortal(context.Resource))).Build();
        options.DefaultPolicy = reader;
        options.FallbackPolicy = reader;
        options.AddPolicy(PlatformOperator, ByCookie().RequireAssertion(context => AccessClaims.IsOperator(context.User)).Build());
        options.AddPolicy(SignedIn, ByCookie().Build());
        options.AddPolicy(Administer, ByCookie().RequireAssertion(context => May(context, Permissions.Administer)).Build());
        options.AddPolicy(Api, new AuthorizationPolicyBuilder(ApiKeyAuthentication.Scheme).RequireAuthenticatedUser().RequireAssertion(context => May(context, Permissions.Read)).Build());
    }

    private static AuthorizationPolicyBuilder ByCookie() => new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser();

    // Asked by the middleware with the request, and by the router within a circuit with the route. The circuit itself opens nothing: each page in it is asked for.
    private static bool IsPortal(object? resource) => resource switch
    {
        HttpContext http => http.GetEndpoint()?.Metadata.GetMetadata<PortalPageAttribute>() is not null || http.Request.Path.StartsWithSegments("/_blazor"),
        RouteData route => route.PageType.IsDefined(typeof(PortalPageAttribute), inherit: false),
        _ => false,
    };

    private static bool May(AuthorizationHandlerContext context, Permissions wanted) => (AccessClaims.PermissionsOf(context.User) & wanted) == wanted;
}
