using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Deliveries in the REST API.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/deliveries").WithTags("Deliveries");
        routes.MapGet("", ListAsync).WithName("ListDeliveries").WithSummary("Lists deliveries by when they were planned, newest first").Produces<LogList<DeliveryDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetDelivery").WithSummary("Shows one delivery with its attempts").Produces<DeliveryDetails>();
        routes.MapPost("/{id}/resend", ResendAsync).WithName("ResendDelivery").WithSummary("Sends a delivery again, under the same id, wherever it stands").Produces<DeliveryDetails>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [AsParameters] DeliveryQuery query, CurrentActor who, DeliveryLog deliveries, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant, query.Read, (filter, paging) => deliveries.ListAsync(tenant, filter, paging, cancellationToken), DeliveryDetails.Of, AdminJson.Default.LogListDeliveryDetails);
    }

    private static async Task<IResult> FindAsync(string id, CurrentActor who, DeliveryLog deliveries, CancellationToken cancellationToken) =>
        EntityId.TryParse<DeliveryId>(id, out var delivery) && await deliveries.FindAsync(await who.ReadableTenantAsync(), delivery, cancellationToken) is { } found
            ? Results.Json(DeliveryDetails.Of(found), AdminJson.Default.DeliveryDetails)
            : ApiProblem.NotFound();

    private static async Task<IResult> ResendAsync(
        string id, HttpContext http, CurrentActor who, DeliveryDesk desk, DeliveryLog deliveries, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = http.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody ? await DraftBody.ReadAsync(http.Request, cancellationToken) : new JsonObject();
        var outcome = DraftBody.Read(body, AdminJson.Default.ResendDraft) switch
        {
            Outcome<ResendDraft>.Done(var draft) => await ApplyAsync(id, draft, actor, desk, cancellationToken),
            var refused => refused.As<DeliveryId>(),
        };
        return outcome is Outcome<DeliveryId>.Done(var queued) && await deliveries.FindAsync(actor.TenantId, queued, cancellationToken) is { } found
            ? Results.Json(DeliveryDetails.Of(found), AdminJson.Default.DeliveryDetails, statusCode: StatusCodes.Status202Accepted)
            : outcome.ToResult(_ => ApiProblem.NotFound());
    }

    private static async Task<Outcome<DeliveryId>> ApplyAsync(string id, ResendDraft draft, Actor actor, DeliveryDesk desk, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        check.NotYet(draft.DryRun is not true, "dry_run", "false");
        return check.HasProblems ? check.Refused<DeliveryId>()
            : EntityId.TryParse<DeliveryId>(id, out var delivery) ? await desk.ResendAsync(actor, delivery, cancellationToken)
            : new Outcome<DeliveryId>.NotFound();
    }
}
