using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TrackingPlatform.Workers;

/// <summary>Hangfire's own pages. They show every tenant's jobs, so they are for whoever runs the installation.</summary>
public static class JobDashboard
{
    private const string Path = "/hangfire";

    /// <summary>Maps the pages for those who satisfy <paramref name="policy"/>. Needs authentication, authorization and antiforgery.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder routes, string policy) =>
        routes.MapHangfireDashboard(Path, new DashboardOptions
        {
            DashboardTitle = "Jobs",
            DisplayStorageConnectionString = false,
            IgnoreAntiforgeryToken = false,
            Authorization = [],
            AsyncAuthorization = [new ByPolicy(policy)],
            AppPath = "/",
        }).RequireAuthorization(policy);

    // Hangfire's own filter asks where a request comes from; behind a proxy on the same machine that is everybody.
    private sealed class ByPolicy(string policy) : IDashboardAsyncAuthorizationFilter
    {
        public async Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var http = context.GetHttpContext();
            return (await http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, policy)).Succeeded;
        }
    }
}
