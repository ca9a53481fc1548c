using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>Inbound postbacks in the REST API.</summary>
internal static class PostbackEndpoints
{
    public static void MapPostbacks(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/postbacks").WithTags("Postbacks");
        routes.MapGet("", ListAsync).WithName("ListPostbacks").WithSummary("Lists inbound postbacks, refused ones too, newest first").Produces<LogList<InboundDetails>>();
        routes.MapPost("/try", TryAsync).WithName("TryPostback").WithSummary("Says what would become of a postback; nothing is stored and nobody is told").Accepts<RehearsalDraft>("application/json").Produces<Rehearsal>();
        routes.MapPost("/{receipt}/rerun", RerunAsync).WithName("RerunPostback").WithSummary("Judges a refused postback again, under its own receipt, as the tenant is set up now").Produces<InboundDetails>();
        var settings = api.MapGroup("/postback-settings").WithTags("Postbacks");
        settings.MapGet("", ShowSettingsAsync).WithName("GetPostbackSettings").WithSummary("Shows how postbacks are taken and answered").Produces<PostbackSettingsDetails>();
        settings.MapPatch("", ChangeSettingsAsync).WithName("ChangePostbackSettings").WithSummary("Changes how postbacks are taken and answered").Accepts<PostbackSettingsDraft>("application/json").Produces<PostbackSettingsDetails>();
        routes.MapGet("/{receipt}", FindAsync).WithName("GetPostback").WithSummary("Shows one inbound postback: as it came, as it was read, and what became of it").Produces<InboundDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [AsParameters] PostbackQuery query, CurrentActor who, InboundLogReader postbacks, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant, query.Read, (filter, paging) => postbacks.ListAsync(tenant, filter, paging, cancellationToken), InboundDetails.Of, AdminJson.Default.LogListInboundDetails);
    }

    private static async Task<IResult> RerunAsync(string receipt, CurrentActor who, InboundRerun rerun, InboundLogReader postbacks, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var outcome = EntityId.TryParse<ReceiptId>(receipt, out var id) ? await rerun.RunAsync(actor, id, cancellationToken) : new Outcome<Receipt>.NotFound();
        return outcome is Outcome<Receipt>.Done && await postbacks.FindAsync(actor.TenantId, id, cancellationToken) is { } found
            ? Results.Json(InboundDetails.Of(found), AdminJson.Default.InboundDetails)
            : outcome.ToResult(_ => ApiProblem.NotFound());
    }

    private static async Task<IResult> ShowSettingsAsync(CurrentActor who, PostbackSettings settings, CancellationToken cancellationToken) =>
        (await settings.ReadAsync(await who.GetAsync(), cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.PostbackSettingsDetails));

    private static async Task<IResult> ChangeSettingsAsync(HttpContext http, CurrentActor who, PostbackSettings settings, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.PostbackSettingsDraft, draft => settings.ChangeAsync(actor, draft, cancellationToken));
        return outcome.ToResult(changed => Results.Json(changed, AdminJson.Default.PostbackSettingsDetails));
    }

    private static async Task<IResult> TryAsync(HttpContext http, CurrentActor who, PostbackTrial trial, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.RehearsalDraft, draft => trial.RunAsync(actor, draft, cancellationToken));
        return outcome.ToResult(told => Results.Json(told, AdminJson.Default.Rehearsal));
    }

    private static async Task<IResult> FindAsync(string receipt, CurrentActor who, InboundLogReader postbacks, CancellationToken cancellationToken) =>
        EntityId.TryParse<ReceiptId>(receipt, out var id) && await postbacks.FindAsync(await who.ReadableTenantAsync(), id, cancellationToken) is { } found
            ? Results.Json(InboundDetails.Of(found), AdminJson.Default.InboundDetails)
            : ApiProblem.NotFound();
}
