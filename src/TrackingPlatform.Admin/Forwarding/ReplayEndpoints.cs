using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Replays in the REST API.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplays(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/replays").WithTags("Deliveries");
        routes.MapGet("", ListAsync).WithName("ListReplays").WithSummary("Lists replays, newest first").Produces<LogList<ReplayDetails>>();
        routes.MapPost("", BeginAsync).WithName("CreateReplay").WithSummary("Sends many deliveries again, or tells a template of conversions it never heard of; with dry_run only counts them")
            .Accepts<ReplayDraft>("application/json").Produces<ReplayDetails>(StatusCodes.Status202Accepted).Produces<ReplayPreviewDetails>();
        routes.MapGet("/{id}", FindAsync).WithName("GetReplay").WithSummary("Shows how far a replay has come").Produces<ReplayDetails>();
        foreach (var order in Enum.GetValues<ReplayOrder>())
        {
            var verb = WireName<ReplayOrder>.Of(order);
            routes.MapPost($"/{{id}}/{verb}", (string id, CurrentActor who, ReplayDesk replays, CancellationToken cancellationToken) => OrderAsync(id, order, who, replays, cancellationToken))
                .WithName($"{order}Replay").WithSummary($"{order}s a replay").Produces<ReplayDetails>();
        }
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [FromQuery] string? state, CurrentActor who, ReplayBook book, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant,
            (check, range) => (Range: range, States: check.Some<ReplayState>("state", state)),
            (filter, paging) => book.ListAsync(tenant, filter.States, filter.Range, paging, cancellationToken),
            ReplayDetails.Of,
            AdminJson.Default.LogListReplayDetails);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, CurrentActor who, ReplayDesk replays, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        if (body["dry_run"] is { } wish && wish.GetValueKind() == System.Text.Json.JsonValueKind.True)
        {
            var preview = await DraftBody.UseAsync(body, AdminJson.Default.ReplayDraft, draft => replays.PreviewAsync(actor, draft, cancellationToken));
            return preview.ToResult(shown => Results.Json(shown, AdminJson.Default.ReplayPreviewDetails));
        }

        var begun = await DraftBody.UseAsync(body, AdminJson.Default.ReplayDraft, draft => replays.BeginAsync(actor, draft, cancellationToken));
        return begun.ToResult(replay =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/replays/{replay.Id}";
            return Results.Json(replay, AdminJson.Default.ReplayDetails, statusCode: StatusCodes.Status202Accepted);
        });
    }

    private static async Task<IResult> FindAsync(string id, CurrentActor who, ReplayDesk replays, CancellationToken cancellationToken) =>
        EntityId.TryParse<ReplayId>(id, out var replay)
            ? (await replays.FindAsync(await who.GetAsync(), replay, cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.ReplayDetails))
            : ApiProblem.NotFound();

    private static async Task<IResult> OrderAsync(string id, ReplayOrder order, CurrentActor who, ReplayDesk replays, CancellationToken cancellationToken) =>
        EntityId.TryParse<ReplayId>(id, out var replay)
            ? (await replays.OrderAsync(await who.GetAsync(), replay, order, cancellationToken)).ToResult(obeyed => Results.Json(obeyed, AdminJson.Default.ReplayDetails))
            : ApiProblem.NotFound();
}
