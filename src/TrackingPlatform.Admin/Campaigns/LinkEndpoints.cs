using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Links in the REST API.</summary>
internal static class LinkEndpoints
{
    private static readonly SetupWire<LinkDraft, LinkDetails> Wire =
        new("links", AdminJson.Default.LinkDraft, AdminJson.Default.LinkDetails, AdminJson.Default.ListPageLinkDetails);

    private const string Svg = "image/svg+xml";
    private const string Png = "image/png";

    public static void MapLinks(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/links").WithTags("Links");
        routes.MapGet("", ListAsync).WithName("ListLinks").WithSummary("Lists links").Produces<ListPage<LinkDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetLink").WithSummary("Shows one link").Produces<LinkDetails>();
        routes.MapPost("", CreateAsync).WithName("CreateLink").WithSummary("Adds a link").Accepts<LinkDraft>("application/json").Produces<LinkDetails>(StatusCodes.Status201Created);
        routes.MapPut("/{id}", ReplaceAsync).WithName("ReplaceLink").WithSummary("Replaces what a link says").Accepts<LinkDraft>("application/json").Produces<LinkDetails>();
        routes.MapGet("/{id}/qr", QrAsync).WithName("GetLinkQr").WithSummary("Draws a link's address as a QR code, as svg or png").Produces(StatusCodes.Status200OK, contentType: Svg, additionalContentTypes: Png);
        routes.MapPost("/{id}/test", TestAsync).WithName("TestLink").WithSummary("Makes an address that follows the link as a test, for an hour: nothing of it counts").Produces<LinkTestDetails>();
        routes.MapPatch("/{id}", PatchAsync).WithName("ChangeLink").WithSummary("Changes what the body names (JSON merge patch)").Accepts<LinkDraft>("application/json").Produces<LinkDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? campaign, string? publisher, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Page(await catalog.ListAsync(await who.GetAsync(), list.ToRequest(("campaign", campaign), ("publisher", publisher)), cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.CreateAsync(http, draft => catalog.CreateAsync(actor, draft, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(string id, HttpContext http, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.ReplaceAsync(http, (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext http, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.PatchAsync(
            http,
            () => catalog.FindAsync(actor, Id(id), cancellationToken),
            (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> TestAsync(string id, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.TestAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(test => Results.Json(test, AdminJson.Default.LinkTestDetails));

    private static async Task<IResult> QrAsync(string id, string? format, CurrentActor who, LinkCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(link => format switch
        {
            null or "svg" => Results.Text(QrImage.Svg(link.Url), Svg),
            "png" => Results.Bytes(QrImage.Png(link.Url), Png),
            _ => ApiProblem.Invalid(new FieldProblem("format", "invalid", "Use svg or png.")),
        });

    private static LinkId Id(string text) => SetupWire<LinkDraft, LinkDetails>.Id<LinkId>(text);
}
