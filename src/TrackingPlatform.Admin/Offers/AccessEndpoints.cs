using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Publishers' access to offers in the REST API.</summary>
internal static class AccessEndpoints
{
    public static void MapOfferAccess(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/offers/{offer}/access").WithTags("Offers");
        routes.MapGet("", ListAsync).WithName("ListOfferAccess").WithSummary("Lists the publishers whose access to an offer was settled").Produces<ListPage<AccessDetails>>();
        routes.MapGet("/{publisher}", FindAsync).WithName("GetOfferAccess").WithSummary("Shows how a publisher stands with an offer").Produces<AccessDetails>();
        routes.MapPut("/{publisher}", SettleAsync).WithName("SettleOfferAccess").WithSummary("Approves or blocks a publisher for an offer").Accepts<AccessDraft>("application/json").Produces<AccessDetails>();
        routes.MapDelete("/{publisher}", RemoveAsync).WithName("RemoveOfferAccess").WithSummary("Leaves a publisher to the offer's visibility again").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        string offer, [AsParameters] ListParameters list, CurrentActor who, PublisherAccessCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.ListAsync(await who.GetAsync(), Offer(offer), list.ToRequest(), cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageAccessDetails));

    private static async Task<IResult> FindAsync(string offer, string publisher, CurrentActor who, PublisherAccessCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.FindAsync(await who.GetAsync(), Offer(offer), Publisher(publisher), cancellationToken)).ToResult(Show);

    private static async Task<IResult> SettleAsync(
        string offer, string publisher, HttpContext http, CurrentActor who, PublisherAccessCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(
            body, AdminJson.Default.AccessDraft, draft => catalog.SettleAsync(actor, Offer(offer), Publisher(publisher), draft, cancellationToken));
        return outcome.ToResult(Show);
    }

    private static async Task<IResult> RemoveAsync(string offer, string publisher, CurrentActor who, PublisherAccessCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.RemoveAsync(await who.GetAsync(), Offer(offer), Publisher(publisher), cancellationToken)).ToResult(_ => Results.NoContent());

    private static IResult Show(AccessDetails access) => Results.Json(access, AdminJson.Default.AccessDetails);

    private static OfferId Offer(string text) => SetupWire<OfferDraft, OfferDetails>.Id<OfferId>(text);

    private static PublisherId Publisher(string text) => SetupWire<OfferDraft, OfferDetails>.Id<PublisherId>(text);
}
