using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Offers in the REST API.</summary>
internal static class OfferEndpoints
{
    private static readonly SetupWire<OfferDraft, OfferDetails> Wire =
        new("offers", AdminJson.Default.OfferDraft, AdminJson.Default.OfferDetails, AdminJson.Default.ListPageOfferDetails);

    public static void MapOffers(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/offers").WithTags("Offers");
        routes.MapGet("", ListAsync).WithName("ListOffers").WithSummary("Lists offers").Produces<ListPage<OfferDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetOffer").WithSummary("Shows one offer").Produces<OfferDetails>();
        routes.MapPost("", CreateAsync).WithName("CreateOffer").WithSummary("Adds an offer").Accepts<OfferDraft>("application/json").Produces<OfferDetails>(StatusCodes.Status201Created);
        routes.MapPut("/{id}", ReplaceAsync).WithName("ReplaceOffer").WithSummary("Replaces what an offer says").Accepts<OfferDraft>("application/json").Produces<OfferDetails>();
        routes.MapPatch("/{id}", PatchAsync).WithName("ChangeOffer").WithSummary("Changes what the body names (JSON merge patch)").Accepts<OfferDraft>("application/json").Produces<OfferDetails>();
        routes.MapGet("/{id}/landing_pages", LandingsAsync).WithName("ListLandingFigures").WithSummary("Shows what came of an offer's landing pages in thirty days").Produces<LandingFigures[]>();
    }

    private static async Task<IResult> LandingsAsync(string id, CurrentActor who, LandingDesk landings, CancellationToken cancellationToken) =>
        (await landings.ReadAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(figures => Results.Json(figures, AdminJson.Default.LandingFiguresArray));

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? advertiser, CurrentActor who, OfferCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Page(await catalog.ListAsync(await who.GetAsync(), list.ToRequest(("advertiser", advertiser)), cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, OfferCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, OfferCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.CreateAsync(http, draft => catalog.CreateAsync(actor, draft, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(string id, HttpContext http, CurrentActor who, OfferCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.ReplaceAsync(http, (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext http, CurrentActor who, OfferCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.PatchAsync(
            http,
            () => catalog.FindAsync(actor, Id(id), cancellationToken),
            (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static OfferId Id(string text) => SetupWire<OfferDraft, OfferDetails>.Id<OfferId>(text);
}
