using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reports and balances in the REST API, and reports as files for whoever is signed in.</summary>
internal static class ReportEndpoints
{
    /// <summary>What the description of the API calls it.</summary>
    public const string ReportName = "GetReport";

    /// <summary>Where a report is fetched as a file, under the query of its page.</summary>
    public const string FilePath = "/reports/report.";

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reports", ReportAsync).WithTags("Reports").WithName(ReportName).WithSummary("Counts clicks, conversions and money").Produces<ReportDetails>();
        api.MapGet("/balance", BalanceAsync).WithTags("Reports").WithName("GetBalance").WithSummary("Proves that nothing was dropped: what came in and where it went").Produces<BalanceDetails>();
    }

    public static void MapReportFiles(this IEndpointRouteBuilder routes) => routes.MapGet(FilePath + "{format}", FileAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ReportAsync([AsParameters] ReportParameters parameters, CurrentActor who, ReportDesk desk, CancellationToken cancellationToken) =>
        (await desk.AnswerAsync(await who.GetAsync(), parameters.ToRequest(), cancellationToken)).ToResult(answer => Results.Json(ReportDetails.Of(answer), AdminJson.Default.ReportDetails));

    private static async Task<IResult> BalanceAsync([AsParameters] BalanceParameters parameters, CurrentActor who, ReportDesk desk, CancellationToken cancellationToken) =>
        (await desk.BalanceAsync(await who.GetAsync(), parameters.ToRequest(), cancellationToken)).ToResult(answer => Results.Json(BalanceDetails.Of(answer), AdminJson.Default.BalanceDetails));

    private static async Task<IResult> FileAsync(string format, HttpContext http, CurrentActor who, ReportDesk desk, CancellationToken cancellationToken)
    {
        if (!WireName<ReportFormat>.TryParse(format, out var kind))
        {
            return Results.NotFound();
        }

        who.IsCallerOf(http);
        var address = ReportAddress.Of(UrlState.Parse(http.Request.Path + http.Request.QueryString));
        var outcome = await desk.AnswerAsync(await who.GetAsync(), address.ToFileRequest(), cancellationToken);
        return outcome is Outcome<ReportAnswer>.Done(var answer)
            ? Results.File(await ReportFile.WriteAsync(kind, answer, cancellationToken), ReportFile.ContentTypeOf(kind), ReportFile.NameOf(kind, answer))
            : outcome.ToResult(_ => Results.Empty);
    }
}
