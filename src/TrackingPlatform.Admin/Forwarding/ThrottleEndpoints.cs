using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Throttles in the REST API.</summary>
internal static class ThrottleEndpoints
{
    public static void MapThrottles(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/throttles").WithTags("Throttles");
        routes.MapGet("", ListAsync).WithName("ListThrottles").WithSummary("Lists throttles in the order they were made").Produces<ListPage<ThrottleDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateThrottle").WithSummary("Adds a throttle; it decides about conversions booked from now on")
            .Accepts<ThrottleDraft>("application/json").Produces<ThrottleDetails>(StatusCodes.Status201Created);
        routes.MapGet("/{throttle}", FindAsync).WithName("GetThrottle").WithSummary("Shows one throttle, with the words for the publisher").Produces<ThrottleDetails>();
        routes.MapPut("/{throttle}", ReplaceAsync).WithName("ReplaceThrottle").WithSummary("Replaces a throttle; its publisher and key stay").Accepts<ThrottleDraft>("application/json").Produces<ThrottleDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? publisher, string? offer, CurrentActor who, ThrottleCatalog throttles, CancellationToken cancellationToken)
    {
        var request = list.ToRequest(("publisher", publisher), ("offer", offer));
        return (await throttles.ListAsync(await who.GetAsync(), request, cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageThrottleDetails));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, ThrottleCatalog throttles, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ThrottleDraft, draft => throttles.CreateAsync(actor, draft, cancellationToken));
        return outcome.ToResult(throttle =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/throttles/{throttle.Id}";
            return Results.Json(throttle, AdminJson.Default.ThrottleDetails, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> FindAsync(string throttle, CurrentActor who, ThrottleCatalog throttles, CancellationToken cancellationToken) =>
        (await throttles.FindAsync(await who.GetAsync(), Throttle(throttle), cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.ThrottleDetails));

    private static async Task<IResult> ReplaceAsync(string throttle, HttpContext http, CurrentActor who, ThrottleCatalog throttles, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ThrottleDraft, draft => throttles.ReplaceAsync(actor, Throttle(throttle), draft, cancellationToken));
        return outcome.ToResult(replaced => Results.Json(replaced, AdminJson.Default.ThrottleDetails));
    }

    // What is no id at all is not found, like an id that nothing has.
    private static ThrottleId Throttle(string text) => EntityId.TryParse<ThrottleId>(text, out var id) ? id : default;
}
