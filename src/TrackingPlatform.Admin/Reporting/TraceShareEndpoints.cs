using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Links to traces in the REST API.</summary>
internal static class TraceShareEndpoints
{
    public static void MapTraceShares(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/trace-shares").WithTags("Trace");
        routes.MapGet("", ListAsync).WithName("ListTraceShares").WithSummary("Lists the links to the story of an id, newest first").Produces<LogList<TraceShareDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateTraceShare").WithSummary("Makes a read-only link to a trace for a publisher, an advertiser or anyone").Accepts<TraceShareDraft>("application/json").Produces<TraceShareDetails>(StatusCodes.Status201Created);
        routes.MapDelete("/{share}", RevokeAsync).WithName("RevokeTraceShare").WithSummary("Takes a link back").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(string? id, CurrentActor who, TraceShares shares, CancellationToken cancellationToken) =>
        (await shares.ListAsync(await who.GetAsync(), id, cancellationToken))
            .ToResult(list => Results.Json(new LogList<TraceShareDetails>(list, null), AdminJson.Default.LogListTraceShareDetails));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, TraceShares shares, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.TraceShareDraft, draft => shares.CreateAsync(actor, draft, cancellationToken));
        return outcome.ToResult(made => Results.Json(
            made.Share with { Url = UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, made.Path) },
            AdminJson.Default.TraceShareDetails,
            statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> RevokeAsync(string share, CurrentActor who, TraceShares shares, CancellationToken cancellationToken) =>
        (await shares.RevokeAsync(await who.GetAsync(), Share(share), cancellationToken)).ToResult(_ => Results.NoContent());

    // What is no id at all is not found, like an id that nothing has.
    private static TraceShareId Share(string text) => EntityId.TryParse<TraceShareId>(text, out var id) ? id : default;
}
