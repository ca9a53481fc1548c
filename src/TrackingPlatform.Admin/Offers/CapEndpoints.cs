using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Caps in the REST API. They are set on offers, events and campaigns.</summary>
internal static class CapEndpoints
{
    public static void MapCaps(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/caps").WithTags("Caps");
        routes.MapGet("", ListAsync).WithName("ListCaps").WithSummary("Shows how all caps stand in their present periods").Produces<ListPage<CapDetails>>();
        routes.MapGet("/course", CourseAsync).WithName("GetCapCourse").WithSummary("Shows how one cap came to be used in its present period, beside the period before").Produces<CapCourseDetails>();
        routes.MapPost("/recount", ProveAsync).WithName("RecountCaps").WithSummary("Counts the present periods anew and puts right what was wrong").Produces<CapProofDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? offer, string? campaign, string? publisher, CurrentActor who, CapCatalog caps, CancellationToken cancellationToken)
    {
        var request = list.ToRequest(("offer", offer), ("campaign", campaign), ("publisher", publisher));
        return (await caps.ListAsync(await who.GetAsync(), request, cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageCapDetails));
    }

    private static async Task<IResult> CourseAsync(string? cap, string? publisher, CurrentActor who, CapCatalog caps, CancellationToken cancellationToken) =>
        (await caps.CourseAsync(await who.GetAsync(), cap, publisher, cancellationToken)).ToResult(course => Results.Json(course, AdminJson.Default.CapCourseDetails));

    private static async Task<IResult> ProveAsync(CurrentActor who, CapCatalog caps, CancellationToken cancellationToken) =>
        (await caps.ProveAsync(await who.GetAsync(), cancellationToken)).ToResult(proof => Results.Json(proof, AdminJson.Default.CapProofDetails));
}
