using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The trace of any id in the REST API.</summary>
internal static class TraceEndpoints
{
    public static void MapTrace(this IEndpointRouteBuilder api) =>
        api.MapGet("/trace/{**id}", FindAsync).WithTags("Trace").WithName("GetTrace")
            .WithSummary("Tells the whole story of a click, conversion, postback or delivery by its id, by the transaction's or by the publisher's own")
            .Produces<TraceDetails>();

    private static async Task<IResult> FindAsync(string? id, CurrentActor who, TraceReader traces, CancellationToken cancellationToken) =>
        await traces.FindAsync(await who.ReadableTenantAsync(), Whole(id), cancellationToken) is TraceResult.Found(var story)
            ? Results.Json(TraceDetails.Of(story), AdminJson.Default.TraceDetails)
            : ApiProblem.NotFound();

    // An encoded slash is the one thing that the server leaves encoded in a path.
    private static string Whole(string? id) => id?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) ?? "";
}
