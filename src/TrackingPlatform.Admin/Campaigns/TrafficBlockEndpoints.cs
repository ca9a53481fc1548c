using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Blocked sources and sub-ids in the REST API.</summary>
internal static class TrafficBlockEndpoints
{
    public static void MapTrafficBlocks(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/blocks").WithTags("Blocked traffic");
        routes.MapGet("", ListAsync).WithName("ListBlocks").WithSummary("Lists blocked sources and sub-ids").Produces<ListPage<TrafficBlockDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetBlock").WithSummary("Shows one block").Produces<TrafficBlockDetails>();
        routes.MapPost("", CreateAsync).WithName("CreateBlock").WithSummary("Blocks a source or sub-id").Accepts<TrafficBlockDraft>("application/json").Produces<TrafficBlockDetails>(StatusCodes.Status201Created);
        routes.MapDelete("/{id}", RemoveAsync).WithName("RemoveBlock").WithSummary("Takes the visitors again").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? field, string? publisher, string? offer, CurrentActor who, TrafficBlockCatalog catalog, CancellationToken cancellationToken)
    {
        var request = list.ToRequest(("field", field), ("publisher", publisher), ("offer", offer));
        return (await catalog.ListAsync(await who.GetAsync(), request, cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageTrafficBlockDetails));
    }

    private static async Task<IResult> FindAsync(string id, CurrentActor who, TrafficBlockCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(block => Results.Json(block, AdminJson.Default.TrafficBlockDetails));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, TrafficBlockCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.TrafficBlockDraft, draft => catalog.CreateAsync(actor, draft, cancellationToken));
        return outcome.ToResult(block =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/blocks/{block.Id}";
            return Results.Json(block, AdminJson.Default.TrafficBlockDetails, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> RemoveAsync(string id, CurrentActor who, TrafficBlockCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.RemoveAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(_ => Results.NoContent());

    // What is no id at all is not found, like an id that nothing has.
    private static TrafficBlockId Id(string text) => EntityId.TryParse<TrafficBlockId>(text, out var id) ? id : default;
}
