using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>The forms of the frame: signing out, and going to another tenant.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/switch-tenant", SwitchAsync).RequireAuthorization(AccessPolicies.SignedIn).ExcludeFromDescription();
    }

    // Taking the form is what makes the framework check its antiforgery token.
    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, IFormCollection form)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect("/sign-in");
    }

    /// <summary>Another's tenant and none at all look alike.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> SwitchAsync(HttpContext context, IFormCollection form, Session session, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<TenantId>(form["tenant"].ToString(), out var wanted)
            || AccessClaims.MemberOf(context.User) is not { } member
            || await session.OpenAsync(member, wanted, cancellationToken) is not { } person
            || AccessClaims.TenantOf(person) != wanted)
        {
            return TypedResults.NotFound();
        }

        await SessionCookie.WriteAsync(context, person);
        return TypedResults.LocalRedirect("/");
    }
}
