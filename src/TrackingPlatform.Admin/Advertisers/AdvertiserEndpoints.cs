using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>Advertisers in the REST API.</summary>
internal static class AdvertiserEndpoints
{
    private static readonly SetupWire<AdvertiserDraft, AdvertiserDetails> Wire =
        new("advertisers", AdminJson.Default.AdvertiserDraft, AdminJson.Default.AdvertiserDetails, AdminJson.Default.ListPageAdvertiserDetails);

    public static void MapAdvertisers(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/advertisers").WithTags("Advertisers");
        routes.MapGet("", ListAsync).WithName("ListAdvertisers").WithSummary("Lists advertisers").Produces<ListPage<AdvertiserDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetAdvertiser").WithSummary("Shows one advertiser").Produces<AdvertiserDetails>();
        routes.MapPost("", CreateAsync).WithName("CreateAdvertiser").WithSummary("Adds an advertiser").Accepts<AdvertiserDraft>("application/json").Produces<AdvertiserDetails>(StatusCodes.Status201Created);
        routes.MapPut("/{id}", ReplaceAsync).WithName("ReplaceAdvertiser").WithSummary("Replaces what an advertiser says").Accepts<AdvertiserDraft>("application/json").Produces<AdvertiserDetails>();
        routes.MapPatch("/{id}", PatchAsync).WithName("ChangeAdvertiser").WithSummary("Changes what the body names (JSON merge patch)").Accepts<AdvertiserDraft>("application/json").Produces<AdvertiserDetails>();
        routes.MapPost("/{id}/rotate-token", RotateTokenAsync).WithName("RotatePostbackToken").WithSummary("Makes another postback token; the old one counts until the overlap is over, or stops working at once").Accepts<RotationDraft>(isOptional: true, "application/json").Produces<AdvertiserDetails>();
        routes.MapDelete("/{id}/former-token", DropFormerTokenAsync).WithName("DropFormerToken").WithSummary("Ends the overlap: the token before the present one stops working at once").Produces<AdvertiserDetails>();
        routes.MapGet("/{id}/intake", IntakeAsync).WithName("GetAdvertiserIntake").WithSummary("Tells how an advertiser's postbacks fare: the last day by verdict, what stricter checks would refuse, the last refusals, and whether they have stopped").Produces<IntakeDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Page(await catalog.ListAsync(await who.GetAsync(), list.ToRequest(), cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.CreateAsync(http, draft => catalog.CreateAsync(actor, draft, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(string id, HttpContext http, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.ReplaceAsync(http, (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext http, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.PatchAsync(
            http,
            () => catalog.FindAsync(actor, Id(id), cancellationToken),
            (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> RotateTokenAsync(string id, HttpContext http, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = http.Request.ContentLength is null or 0 ? [] : await DraftBody.ReadAsync(http.Request, cancellationToken);
        return Wire.Item(http, await DraftBody.UseAsync(
            body, AdminJson.Default.RotationDraft, draft => catalog.RotateTokenAsync(actor, Id(id), draft, EntityTag.Expected(http), cancellationToken)));
    }

    private static async Task<IResult> DropFormerTokenAsync(string id, HttpContext http, CurrentActor who, AdvertiserCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.DropFormerTokenAsync(await who.GetAsync(), Id(id), EntityTag.Expected(http), cancellationToken));

    private static async Task<IResult> IntakeAsync(string id, CurrentActor who, AdvertiserIntake intake, CancellationToken cancellationToken) =>
        (await intake.ReadAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(details => Results.Json(details, AdminJson.Default.IntakeDetails));

    private static AdvertiserId Id(string text) => SetupWire<AdvertiserDraft, AdvertiserDetails>.Id<AdvertiserId>(text);
}
