using Microsoft.AspNetCore.Authorization;

namespace TrackingPlatform.Host;

internal static class AccessByDefault
{
    /// <summary>An endpoint that says nothing about access is closed: forgetting to say it locks people out, never in.</summary>
    public static void AddAccessByDefault(this IServiceCollection services) =>
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
}
