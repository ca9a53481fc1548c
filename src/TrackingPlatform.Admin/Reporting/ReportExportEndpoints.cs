using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Files made in the background, in the REST API and for whoever is signed in.</summary>
internal static class ReportExportEndpoints
{
    public static void MapReportExports(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/report-exports").WithTags("Reports");
        routes.MapGet("", ListAsync).WithName("ListReportExports").WithSummary("Lists files of reports, newest first; they are kept for a week").Produces<LogList<ReportExportDetails>>();
        routes.MapPost("", AskAsync).WithName("CreateReportExport").WithSummary("Asks for a file of up to a million rows, made in the background").Accepts<ReportExportDraft>("application/json").Produces<ReportExportDetails>(StatusCodes.Status202Accepted);
        routes.MapGet("/{export}", FindAsync).WithName("GetReportExport").WithSummary("Shows how far a file has come").Produces<ReportExportDetails>();
        routes.MapGet("/{export}/file", FileAsync).WithName("GetReportExportFile").WithSummary("Fetches a file that is done").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        routes.MapDelete("/{export}", RemoveAsync).WithName("RemoveReportExport").WithSummary("Removes a file, or stops its making").Produces(StatusCodes.Status204NoContent);
    }

    public static void MapReportExportFiles(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/reports/exports/{export}/file", PageFileAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ListAsync(CurrentActor who, ReportExports exports, CancellationToken cancellationToken) =>
        (await exports.ListAsync(await who.GetAsync(), cancellationToken)).ToResult(list => Results.Json(new LogList<ReportExportDetails>(list, null), AdminJson.Default.LogListReportExportDetails));

    private static async Task<IResult> AskAsync(HttpContext http, CurrentActor who, ReportExports exports, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ReportExportDraft, draft => exports.AskAsync(actor, draft, cancellationToken));
        return outcome.ToResult(export =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/report-exports/{export.Id}";
            return Results.Json(export, AdminJson.Default.ReportExportDetails, statusCode: StatusCodes.Status202Accepted);
        });
    }

    private static async Task<IResult> FindAsync(string export, CurrentActor who, ReportExports exports, CancellationToken cancellationToken) =>
        (await exports.FindAsync(await who.GetAsync(), Export(export), cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.ReportExportDetails));

    private static Task<IResult> PageFileAsync(string export, HttpContext http, CurrentActor who, ReportExports exports, CancellationToken cancellationToken)
    {
        who.IsCallerOf(http);
        return FileAsync(export, who, exports, cancellationToken);
    }

    private static async Task<IResult> FileAsync(string export, CurrentActor who, ReportExports exports, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var outcome = await exports.FindAsync(actor, Export(export), cancellationToken);
        return outcome is Outcome<ReportExportDetails>.Done({ State: not ReportExportState.Done })
            ? new Outcome<ReportExportDetails>.Conflict("not_ready", "The file is not made yet, or will not be; its state says which.").ToResult(_ => Results.Empty)
            : outcome.ToResult(found => Results.Stream(
                target => exports.CopyAsync(actor, found.Id, target, cancellationToken), ReportFile.ContentTypeOf(found.Format), found.FileName));
    }

    private static async Task<IResult> RemoveAsync(string export, CurrentActor who, ReportExports exports, CancellationToken cancellationToken) =>
        (await exports.RemoveAsync(await who.GetAsync(), Export(export), cancellationToken)).ToResult(_ => Results.NoContent());

    // What is no id at all is not found, like an id that nothing has.
    private static ReportExportId Export(string text) => EntityId.TryParse<ReportExportId>(text, out var id) ? id : default;
}
