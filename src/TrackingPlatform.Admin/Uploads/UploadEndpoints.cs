using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>Files of conversions in the REST API, and their results for whoever is signed in.</summary>
internal static class UploadEndpoints
{
    private const int MostRows = 1_000;

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/uploads").WithTags("Uploads");
        routes.MapGet("", ListAsync).WithName("ListUploads").WithSummary("Lists files of conversions, newest first").Produces<LogList<UploadDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateUpload").WithSummary("Stores a file of conversions and guesses how it is read; nothing is booked")
            .WithMetadata(new RequestSizeLimitAttribute(UploadDesk.MostBytes)).Accepts<string>("text/csv", "text/tab-separated-values", "text/plain", "application/octet-stream").Produces<UploadDetails>(StatusCodes.Status201Created);
        routes.MapGet("/{id}", FindAsync).WithName("GetUpload").WithSummary("Shows how far a file has come, and what its rows came to").Produces<UploadDetails>();
        routes.MapPatch("/{id}", ChangeAsync).WithName("ChangeUpload").WithSummary("Reads the file otherwise, as long as nothing is booked").Accepts<UploadDraft>("application/json").Produces<UploadDetails>();
        routes.MapDelete("/{id}", RemoveAsync).WithName("RemoveUpload").WithSummary("Removes a file that never booked anything").Produces(StatusCodes.Status204NoContent);
        routes.MapGet("/{id}/sample", SampleAsync).WithName("GetUploadSample").WithSummary("Shows the first rows and what is made of them").Produces<UploadSampleRow[]>();
        routes.MapGet("/{id}/rows", RowsAsync).WithName("ListUploadRows").WithSummary("Lists rows with what they would come to, or came to").Produces<LogList<UploadRowDetails>>();
        routes.MapGet("/{id}/result", ResultAsync).WithName("GetUploadResult").WithSummary("The rows of the file, each with its receipt, verdict and reason").Produces<string>(contentType: CsvText.ContentType);
        routes.MapPost("/{id}/undo", UndoAsync).WithName("UndoUpload").WithSummary("Takes back what a file booked, by further entries; with dry_run only says what that would do")
            .Accepts<UploadUndoDraft>("application/json").Produces<UploadDetails>().Produces<UploadUndoDetails>();
        foreach (var (order, summary) in new[]
        {
            (UploadOrder.Check, "Runs every row dry, in the background"), (UploadOrder.Book, "Books every row, in the background, or goes on with it"), (UploadOrder.Stop, "Stops checking or booking"),
        })
        {
            routes.MapPost($"/{{id}}/{WireName<UploadOrder>.Of(order)}", (string id, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken) => OrderAsync(id, order, who, uploads, cancellationToken))
                .WithName($"{order}Upload").WithSummary(summary).Produces<UploadDetails>();
        }
    }

    public static void MapUploadFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/conversions/uploads/{id}/result.csv", FileAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ListAsync([AsParameters] LogParameters log, [FromQuery] string? state, CurrentActor who, UploadBook book, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant,
            (check, range) => (Range: range, States: check.Some<UploadState>("state", state)),
            (filter, paging) => book.ListAsync(tenant, filter.States, filter.Range, paging, cancellationToken),
            UploadDetails.Of,
            AdminJson.Default.LogListUploadDetails);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http,
        [FromQuery, Description("The advertiser whose conversions they are, by id.")] string? advertiser,
        [FromQuery, Description("The file's name.")] string? name,
        [FromQuery, Description("IANA name of the zone that times without an offset are in; absent: the tenant's.")] string? timezone,
        CurrentActor who,
        UploadDesk uploads,
        CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = UploadDesk.MostBytes;
        }

        using var file = new MemoryStream();
        await http.Request.Body.CopyToAsync(file, cancellationToken);
        var outcome = await uploads.CreateAsync(await who.GetAsync(), advertiser, name, timezone, file.ToArray(), cancellationToken);
        return outcome.ToResult(upload =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/uploads/{upload.Id}";
            return Show(http, upload, StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken) =>
        EntityId.TryParse<UploadId>(id, out var upload)
            ? (await uploads.FindAsync(await who.GetAsync(), upload, cancellationToken)).ToResult(found => Show(http, found))
            : ApiProblem.NotFound();

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<UploadId>(id, out var upload))
        {
            return ApiProblem.NotFound();
        }

        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.UploadDraft, draft => uploads.ChangeAsync(actor, upload, draft, EntityTag.Expected(http), cancellationToken));
        return outcome.ToResult(changed => Show(http, changed));
    }

    private static async Task<IResult> RemoveAsync(string id, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken) =>
        EntityId.TryParse<UploadId>(id, out var upload)
            ? (await uploads.RemoveAsync(await who.GetAsync(), upload, cancellationToken)).ToResult(_ => Results.NoContent())
            : ApiProblem.NotFound();

    private static async Task<IResult> OrderAsync(string id, UploadOrder order, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken) =>
        EntityId.TryParse<UploadId>(id, out var upload)
            ? (await uploads.OrderAsync(await who.GetAsync(), upload, order, cancellationToken)).ToResult(obeyed => Results.Json(obeyed, AdminJson.Default.UploadDetails))
            : ApiProblem.NotFound();

    private static async Task<IResult> UndoAsync(string id, HttpContext http, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<UploadId>(id, out var upload))
        {
            return ApiProblem.NotFound();
        }

        var actor = await who.GetAsync();
        if (http.Request.ContentLength is null or 0)
        {
            return await OrderAsync(id, UploadOrder.Undo, who, uploads, cancellationToken);
        }

        var draft = DraftBody.Read(await DraftBody.ReadAsync(http.Request, cancellationToken), AdminJson.Default.UploadUndoDraft);
        if (draft is Outcome<UploadUndoDraft>.Done { Value.Others: { Count: > 0 } others })
        {
            var check = new DraftCheck();
            check.NoOthers(others);
            return ApiProblem.Invalid(check.Problems);
        }

        return draft is Outcome<UploadUndoDraft>.Done { Value.DryRun: true }
            ? (await uploads.PreviewUndoAsync(actor, upload, cancellationToken)).ToResult(preview => Results.Json(preview, AdminJson.Default.UploadUndoDetails))
            : draft is Outcome<UploadUndoDraft>.Done ? await OrderAsync(id, UploadOrder.Undo, who, uploads, cancellationToken)
            : draft.ToResult(_ => ApiProblem.NotFound());
    }

    private static async Task<IResult> SampleAsync(string id, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken) =>
        EntityId.TryParse<UploadId>(id, out var upload)
            ? (await uploads.SampleAsync(await who.GetAsync(), upload, cancellationToken)).ToResult(rows => Results.Json([.. rows], AdminJson.Default.UploadSampleRowArray))
            : ApiProblem.NotFound();

    private static async Task<IResult> RowsAsync(
        string id, [FromQuery] string? verdict, [FromQuery] int? cursor, [FromQuery] int? limit, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<UploadId>(id, out var upload))
        {
            return ApiProblem.NotFound();
        }

        var check = new DraftCheck();
        var wanted = check.Choice<PostbackVerdict>("verdict", verdict, default);
        if (check.HasProblems)
        {
            return ApiProblem.Invalid(check.Problems);
        }

        var most = Math.Clamp(limit ?? ListRequest.MostRows, 1, MostRows);
        var outcome = await uploads.RowsAsync(await who.GetAsync(), upload, verdict is null ? null : wanted, cursor ?? 0, most + 1, cancellationToken);
        return outcome.ToResult(rows =>
        {
            var page = rows.Take(most).ToList();
            var next = rows.Count > most ? page[^1].Row.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
            return Results.Json(new LogList<UploadRowDetails>(page, next), AdminJson.Default.LogListUploadRowDetails);
        });
    }

    private static async Task<IResult> ResultAsync(string id, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken) =>
        EntityId.TryParse<UploadId>(id, out var upload)
            ? (await uploads.ResultAsync(await who.GetAsync(), upload, cancellationToken)).ToResult(result => Results.File(result.Write(), CsvText.ContentType, result.Name))
            : ApiProblem.NotFound();

    private static async Task<IResult> FileAsync(string id, HttpContext http, CurrentActor who, UploadDesk uploads, CancellationToken cancellationToken)
    {
        who.IsCallerOf(http);
        return await ResultAsync(id, who, uploads, cancellationToken);
    }

    private static IResult Show(HttpContext http, UploadDetails upload, int statusCode = StatusCodes.Status200OK)
    {
        EntityTag.Show(http, (uint)upload.Version);
        return Results.Json(upload, AdminJson.Default.UploadDetails, statusCode: statusCode);
    }
}
