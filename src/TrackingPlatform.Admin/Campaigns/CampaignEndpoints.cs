using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Campaigns in the REST API.</summary>
internal static class CampaignEndpoints
{
    private static readonly SetupWire<CampaignDraft, CampaignDetails> Wire =
        new("campaigns", AdminJson.Default.CampaignDraft, AdminJson.Default.CampaignDetails, AdminJson.Default.ListPageCampaignDetails);

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/campaigns").WithTags("Campaigns");
        routes.MapGet("", ListAsync).WithName("ListCampaigns").WithSummary("Lists campaigns").Produces<ListPage<CampaignDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetCampaign").WithSummary("Shows one campaign").Produces<CampaignDetails>();
        routes.MapGet("/{id}/shares", SharesAsync).WithName("GetCampaignShares").WithSummary("Shows what optimised routes have learnt, and why visitors go where they go").Produces<CampaignShares>();
        routes.MapPost("", CreateAsync).WithName("CreateCampaign").WithSummary("Adds a campaign").Accepts<CampaignDraft>("application/json").Produces<CampaignDetails>(StatusCodes.Status201Created);
        routes.MapPut("/{id}", ReplaceAsync).WithName("ReplaceCampaign").WithSummary("Replaces what a campaign says").Accepts<CampaignDraft>("application/json").Produces<CampaignDetails>();
        routes.MapPatch("/{id}", PatchAsync).WithName("ChangeCampaign").WithSummary("Changes what the body names (JSON merge patch)").Accepts<CampaignDraft>("application/json").Produces<CampaignDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? offer, string? advertiser, CurrentActor who, CampaignCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Page(await catalog.ListAsync(await who.GetAsync(), list.ToRequest(("offer", offer), ("advertiser", advertiser)), cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, CampaignCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken));

    private static async Task<IResult> SharesAsync(string id, CurrentActor who, CampaignCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.SharesAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(shares => Results.Json(shares, AdminJson.Default.CampaignShares));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, CampaignCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.CreateAsync(http, draft => catalog.CreateAsync(actor, draft, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(string id, HttpContext http, CurrentActor who, CampaignCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.ReplaceAsync(http, (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext http, CurrentActor who, CampaignCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.PatchAsync(
            http,
            () => catalog.FindAsync(actor, Id(id), cancellationToken),
            (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static CampaignId Id(string text) => SetupWire<CampaignDraft, CampaignDetails>.Id<CampaignId>(text);
}
