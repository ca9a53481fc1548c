using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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
        routes.MapPost("/import", ImportAsync).WithName("ImportClicks").WithSummary("Takes over clicks of another platform; answers a result a row, in order")
            .Accepts<ClickImportRow[]>("application/json", "application/x-ndjson", "text/csv").Produces<ClickImportLine[]>(StatusCodes.Status207MultiStatus);
        routes.MapGet("/{click_id}", FindAsync).WithName("GetClick").WithSummary("Shows one click").Produces<ClickDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [AsParameters] ClickQuery query, CurrentActor who, ClickLog clicks, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant, query.Read, (filter, paging) => clicks.ListAsync(tenant, filter, paging, cancellationToken), ClickDetails.Of, AdminJson.Default.LogListClickDetails);
    }

    private static async Task<IResult> ImportAsync(HttpContext http, CurrentActor who, ClickImport import, CancellationToken cancellationToken)
    {
        if (KindOf(http.Request.ContentType) is not { } kind)
        {
            throw new BadHttpRequestException("Send text/csv, application/json with an array, or application/x-ndjson.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ClickImport.MostBytes;
        }

        var outcome = await import.RunAsync(await who.GetAsync(), http.Request.Body, kind, cancellationToken);
        return outcome.ToResult(lines => Results.Json(lines, AdminJson.Default.IAsyncEnumerableClickImportLine, statusCode: StatusCodes.Status207MultiStatus));
    }

    private static ClickFileKind? KindOf(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/csv" => ClickFileKind.Csv,
        "application/json" => ClickFileKind.Json,
        "application/x-ndjson" or "application/jsonl" => ClickFileKind.JsonLines,
        _ => null,
    };

    private static async Task<IResult> FindAsync([FromRoute(Name = "click_id")] string id, CurrentActor who, ClickLog clicks, CancellationToken cancellationToken) =>
        EntityId.TryParse<ClickId>(id, out var click) && await clicks.FindAsync(await who.ReadableTenantAsync(), click, cancellationToken) is { } found
            ? Results.Json(ClickDetails.Of(found), AdminJson.Default.ClickDetails)
            : ApiProblem.NotFound();
}
