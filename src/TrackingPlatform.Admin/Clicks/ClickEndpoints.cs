using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Clicks in the REST API.</summary>
internal static class ClickEndpoints
{
    public static void MapClicks(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/clicks").WithTags("Clicks");
        routes.MapGet("", ListAsync).WithName("ListClicks").WithSummary("Lists clicks, newest first").Produces<LogList<ClickDetails>>();
        routes.MapGet("/{click_id}", FindAsync).WithName("GetClick").WithSummary("Shows one click").Produces<ClickDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [AsParameters] ClickQuery query, CurrentActor who, ClickLog clicks, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant, query.Read, (filter, paging) => clicks.ListAsync(tenant, filter, paging, cancellationToken), ClickDetails.Of, AdminJson.Default.LogListClickDetails);
    }

    private static async Task<IResult> FindAsync([FromRoute(Name = "click_id")] string id, CurrentActor who, ClickLog clicks, CancellationToken cancellationToken) =>
        EntityId.TryParse<ClickId>(id, out var click) && await clicks.FindAsync(await who.ReadableTenantAsync(), click, cancellationToken) is { } found
            ? Results.Json(ClickDetails.Of(found), AdminJson.Default.ClickDetails)
            : ApiProblem.NotFound();
}
