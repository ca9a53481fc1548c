using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Admin.Layout;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Data.Privacy;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Registers sign-in, API keys and who may do what.</summary>
internal static class AccessRegistration
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddKeyRing();
        services.AddIdentityCore<Member>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Lockout.MaxFailedAccessAttempts = FailedAttempts.Most;
                options.Lockout.DefaultLockoutTimeSpan = FailedAttempts.Pause;
            })
            .AddEntityFrameworkStores<PlatformDbContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure);
        services.AddAuthorization(AccessPolicies.Configure);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<NewMember>();
        services.AddScoped<SignIn>();
        services.AddScoped<TenantSetup>();
        services.AddScoped<Invitations>();
        services.AddSingleton<IFrameSource, FrameSource>();
        services.AddSingleton<Installation>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<Session>();
        services.AddSingleton<People>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<GeneralSettings>();
        services.AddSingleton<ApiKeyLookup>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddRateLimiter(RateLimits.Configure);
    }

    /// <summary>What stands round pages and API before anyone is known.</summary>
    public static void UseAccess(this IApplicationBuilder admin)
    {
        admin.Use(SecurityHeaders.AddAsync);
        admin.UseWhen(ApiRoutes.IsApi, api => api.UseMiddleware<ApiErrors>());
        admin.UseWhen(context => !ApiRoutes.IsApi(context), pages =>
        {
            pages.UseExceptionHandler(failed => failed.Run(FailurePage.WriteAsync));
            pages.UseMiddleware<StatusPages>();
            pages.UseMiddleware<SetupRedirect>();
        });
        admin.UseRateLimiter();
    }
}
