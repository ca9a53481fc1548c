using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Publishers' endpoints in the REST API.</summary>
internal static class EndpointEndpoints
{
    public static void MapEndpoints(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/endpoints").WithTags("Deliveries");
        routes.MapGet("", ListAsync).WithName("ListEndpoints").WithSummary("Shows how the endpoints of publishers stand, trouble first").Produces<IReadOnlyList<EndpointDetails>>();
        routes.MapPost("/release", ReleaseAsync).WithName("ReleaseEndpoint").WithSummary("Lets an endpoint take part again and makes due what is parked for it")
            .Accepts<ReleaseDraft>("application/json").Produces<ReleaseDetails>();
        routes.MapPut("/limit", LimitAsync).WithName("LimitEndpoint").WithSummary("Sets how many requests an endpoint takes at most, a second and at once")
            .Accepts<EndpointLimitDraft>("application/json").Produces<EndpointLimitDetails>();
    }

    private static async Task<IResult> ListAsync(CurrentActor who, EndpointDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListAsync(await who.GetAsync(), cancellationToken))
            .ToResult(standings => Results.Json([.. standings.Select(EndpointDetails.Of)], AdminJson.Default.IReadOnlyListEndpointDetails));

    private static async Task<IResult> ReleaseAsync(HttpContext http, CurrentActor who, EndpointDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ReleaseDraft, draft => desk.ReleaseAsync(actor, draft, cancellationToken));
        return outcome.ToResult(released => Results.Json(released, AdminJson.Default.ReleaseDetails));
    }

    private static async Task<IResult> LimitAsync(HttpContext http, CurrentActor who, EndpointDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.EndpointLimitDraft, draft => desk.LimitAsync(actor, draft, cancellationToken));
        return outcome.ToResult(limit => Results.Json(limit, AdminJson.Default.EndpointLimitDetails));
    }
}
