using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TrackingPlatform.Admin.Access;

/// <summary>The REST API's common ground.</summary>
internal static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    private const int LongestBody = 1 << 20;

    /// <summary>
    /// The group all API endpoints are mapped on: an API key is asked for, <see cref="CurrentActor"/> is who the key says,
    /// errors are problems, and writes honour <c>Idempotency-Key</c>.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(Prefix)
            .RequireAuthorization(AccessPolicies.Api)
            .DisableAntiforgery() // Keys travel in a header, never in a cookie, so no other site can send them.
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
            .AddEndpointFilter((invocation, next) =>
            {
                invocation.HttpContext.RequestServices.GetRequiredService<CurrentActor>().IsCallerOf(invocation.HttpContext);
                return next(invocation);
            });

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
