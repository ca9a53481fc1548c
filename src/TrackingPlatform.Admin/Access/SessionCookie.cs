using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace TrackingPlatform.Admin.Access;

/// <summary>The cookie that keeps people signed in.</summary>
internal static class SessionCookie
{
    private const string Name = "tp-session";
    private const string PortalRoot = "/portal";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            // A publisher's people come in by the same door, and have their pages elsewhere.
            if (denied.Request.Path == "/" && AccessClaims.PublisherOf(denied.HttpContext.User) is not null)
            {
                denied.Response.Redirect(PortalRoot);
                return Task.CompletedTask;
            }

            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public static Task WriteAsync(HttpContext context, ClaimsPrincipal person) =>
        context.SignInAsync(IdentityConstants.ApplicationScheme, person, new AuthenticationProperties { IsPersistent = true });

    private static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var services = cookie.HttpContext.RequestServices;
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - cookie.Properties.IssuedUtc;
        if (age < Session.Trust || cookie.Principal is null)
        {
            return;
        }

        if (await services.GetRequiredService<Session>().RenewAsync(cookie.Principal, cookie.HttpContext.RequestAborted) is { } now)
        {
            cookie.ReplacePrincipal(now);
            cookie.ShouldRenew = true;
        }
        else
        {
            cookie.RejectPrincipal();
            await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
