using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Publishers;

/// <summary>Publishers in the REST API.</summary>
internal static class PublisherEndpoints
{
    private static readonly SetupWire<PublisherDraft, PublisherDetails> Wire =
        new("publishers", AdminJson.Default.PublisherDraft, AdminJson.Default.PublisherDetails, AdminJson.Default.ListPagePublisherDetails);

    public static void MapPublishers(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/publishers").WithTags("Publishers");
        routes.MapGet("", ListAsync).WithName("ListPublishers").WithSummary("Lists publishers").Produces<ListPage<PublisherDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetPublisher").WithSummary("Shows one publisher").Produces<PublisherDetails>();
        routes.MapPost("", CreateAsync).WithName("CreatePublisher").WithSummary("Adds a publisher").Accepts<PublisherDraft>("application/json").Produces<PublisherDetails>(StatusCodes.Status201Created);
        routes.MapPut("/{id}", ReplaceAsync).WithName("ReplacePublisher").WithSummary("Replaces what a publisher says").Accepts<PublisherDraft>("application/json").Produces<PublisherDetails>();
        routes.MapPatch("/{id}", PatchAsync).WithName("ChangePublisher").WithSummary("Changes what the body names (JSON merge patch)").Accepts<PublisherDraft>("application/json").Produces<PublisherDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, CurrentActor who, PublisherCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Page(await catalog.ListAsync(await who.GetAsync(), list.ToRequest(), cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, PublisherCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, PublisherCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.CreateAsync(http, draft => catalog.CreateAsync(actor, draft, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(string id, HttpContext http, CurrentActor who, PublisherCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.ReplaceAsync(http, (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext http, CurrentActor who, PublisherCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.PatchAsync(
            http,
            () => catalog.FindAsync(actor, Id(id), cancellationToken),
            (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static PublisherId Id(string text) => SetupWire<PublisherDraft, PublisherDetails>.Id<PublisherId>(text);
}
