using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Saved views in the REST API.</summary>
internal static class ReportViewEndpoints
{
    public static void MapReportViews(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/report-views").WithTags("Reports");
        routes.MapGet("", ListAsync).WithName("ListReportViews").WithSummary("Lists saved views by their name").Produces<LogList<ReportViewDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateReportView").WithSummary("Saves a view, mailed by a schedule if wanted").Accepts<ReportViewDraft>("application/json").Produces<ReportViewDetails>(StatusCodes.Status201Created);
        routes.MapGet("/{view}", FindAsync).WithName("GetReportView").WithSummary("Shows one saved view").Produces<ReportViewDetails>();
        routes.MapPut("/{view}", ReplaceAsync).WithName("ReplaceReportView").WithSummary("Replaces a saved view").Accepts<ReportViewDraft>("application/json").Produces<ReportViewDetails>();
        routes.MapDelete("/{view}", RemoveAsync).WithName("RemoveReportView").WithSummary("Removes a saved view").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(CurrentActor who, ReportViews views, CancellationToken cancellationToken) =>
        (await views.ListAsync(await who.GetAsync(), await who.MemberAsync(), cancellationToken))
            .ToResult(list => Results.Json(new LogList<ReportViewDetails>(list, null), AdminJson.Default.LogListReportViewDetails));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, ReportViews views, CancellationToken cancellationToken)
    {
        var (actor, member) = (await who.GetAsync(), await who.MemberAsync());
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ReportViewDraft, draft => views.CreateAsync(actor, member, draft, cancellationToken));
        return outcome.ToResult(view =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/report-views/{view.Id}";
            return Results.Json(view, AdminJson.Default.ReportViewDetails, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> FindAsync(string view, CurrentActor who, ReportViews views, CancellationToken cancellationToken) =>
        (await views.FindAsync(await who.GetAsync(), await who.MemberAsync(), View(view), cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.ReportViewDetails));

    private static async Task<IResult> ReplaceAsync(string view, HttpContext http, CurrentActor who, ReportViews views, CancellationToken cancellationToken)
    {
        var (actor, member) = (await who.GetAsync(), await who.MemberAsync());
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ReportViewDraft, draft => views.ReplaceAsync(actor, member, View(view), draft, cancellationToken));
        return outcome.ToResult(replaced => Results.Json(replaced, AdminJson.Default.ReportViewDetails));
    }

    private static async Task<IResult> RemoveAsync(string view, CurrentActor who, ReportViews views, CancellationToken cancellationToken) =>
        (await views.RemoveAsync(await who.GetAsync(), await who.MemberAsync(), View(view), cancellationToken)).ToResult(_ => Results.NoContent());

    // What is no id at all is not found, like an id that nothing has.
    private static ReportViewId View(string text) => EntityId.TryParse<ReportViewId>(text, out var id) ? id : default;
}
