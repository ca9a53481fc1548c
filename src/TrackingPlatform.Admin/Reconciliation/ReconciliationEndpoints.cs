using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>Reconciliations in the REST API.</summary>
internal static class ReconciliationEndpoints
{
    private const int MostLines = 1_000;

    public static void MapReconciliations(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/reconciliations").WithTags("Reconciliation");
        routes.MapGet("", ListAsync).WithName("ListReconciliations").WithSummary("Lists partners' lists that were held against the books, newest first").Produces<LogList<ReconciliationDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateReconciliation").WithSummary("Holds a partner's list against the books; reading, columns and shift are guessed")
            .WithMetadata(new RequestSizeLimitAttribute(UploadDesk.MostBytes)).Accepts<string>("text/csv", "text/tab-separated-values", "text/plain", "application/octet-stream").Produces<ReconciliationDetails>(StatusCodes.Status201Created);
        routes.MapGet("/{id}", FindAsync).WithName("GetReconciliation").WithSummary("Shows one with its sums by class and currency").Produces<ReconciliationDetails>();
        routes.MapPatch("/{id}", ChangeAsync).WithName("ChangeReconciliation").WithSummary("Reads the list otherwise and holds it against the books anew").Accepts<ReconciliationDraft>("application/json").Produces<ReconciliationDetails>();
        routes.MapDelete("/{id}", RemoveAsync).WithName("RemoveReconciliation").WithSummary("Removes one that nobody signed").Produces(StatusCodes.Status204NoContent);
        routes.MapGet("/{id}/lines", LinesAsync).WithName("ListReconciliationLines").WithSummary("Lists lines, by class where asked for").Produces<LogList<ReconciliationLineDetails>>();
        routes.MapPost("/{id}/actions", ActAsync).WithName("ActOnReconciliation").WithSummary("Books, approves, adjusts or disputes many lines; with dry_run only counts them").Accepts<LineActionDraft>("application/json").Produces<LineActionResult>();
        routes.MapPost("/{id}/sign", SignAsync).WithName("SignReconciliation").WithSummary("Signs it off: its figures stand from then on").Accepts<SignDraft>("application/json").Produces<ReconciliationDetails>();
    }

    private static async Task<IResult> ListAsync([AsParameters] LogParameters log, [FromQuery] string? side, [FromQuery] string? partner, CurrentActor who, ReconciliationBook book, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant,
            (check, range) => (Range: range, Side: check.One<PartnerSide>("side", side), Partner: Partner(check, partner)),
            (filter, paging) => book.ListAsync(tenant, filter.Side, filter.Partner, filter.Range, paging, cancellationToken),
            ReconciliationDetails.Of,
            AdminJson.Default.LogListReconciliationDetails);
    }

    private static Guid? Partner(LogCheck check, string? text)
    {
        var isAdvertiser = text?.StartsWith(Domain.Advertisers.AdvertiserId.Prefix, StringComparison.Ordinal) is true;
        return isAdvertiser ? check.Id<Domain.Advertisers.AdvertiserId>("partner", text)?.Value : check.Id<Domain.Publishers.PublisherId>("partner", text)?.Value;
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http,
        [FromQuery, Description("The advertiser or publisher whose list it is, by id.")] string? partner,
        [FromQuery, Description("The first day that is looked at, in the tenant's zone, or the first moment.")] string? from,
        [FromQuery, Description("The last day, itself taken in, or the first moment that no longer is.")] string? to,
        [FromQuery, Description("The list's name.")] string? name,
        [FromQuery, Description("IANA name of the zone that times without an offset are in; absent: the tenant's.")] string? timezone,
        [FromQuery(Name = "shift_minutes"), Description("What the list's times are moved by; absent: guessed.")] int? shiftMinutes,
        CurrentActor who,
        ReconciliationDesk desk,
        CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = UploadDesk.MostBytes;
        }

        using var file = new MemoryStream();
        await http.Request.Body.CopyToAsync(file, cancellationToken);
        var draft = new ReconciliationDraft { From = from, To = to, Timezone = timezone, ShiftMinutes = shiftMinutes };
        var outcome = await desk.CreateAsync(await who.GetAsync(), partner, name, draft, file.ToArray(), cancellationToken);
        return outcome.ToResult(made =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/reconciliations/{made.Id}";
            return Show(http, made, StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, ReconciliationDesk desk, CancellationToken cancellationToken) =>
        (await desk.FindAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(found => Show(http, found));

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, CurrentActor who, ReconciliationDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.ReconciliationDraft, draft => desk.ChangeAsync(actor, Id(id), draft, EntityTag.Expected(http), cancellationToken));
        return outcome.ToResult(changed => Show(http, changed));
    }

    private static async Task<IResult> RemoveAsync(string id, CurrentActor who, ReconciliationDesk desk, CancellationToken cancellationToken) =>
        (await desk.RemoveAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> LinesAsync(
        string id, [FromQuery(Name = "class")] string? named, [FromQuery] int? cursor, [FromQuery] int? limit, CurrentActor who, ReconciliationDesk desk, CancellationToken cancellationToken)
    {
        var check = new LogCheck();
        var classes = check.Some<LineClass>("class", named);
        if (check.Problems.Count > 0)
        {
            return ApiProblem.Invalid(check.Problems);
        }

        var most = Math.Clamp(limit ?? ListRequest.MostRows, 1, MostLines);
        var outcome = await desk.LinesAsync(await who.GetAsync(), Id(id), classes, cursor ?? 0, most + 1, cancellationToken);
        return outcome.ToResult(lines =>
        {
            var page = lines.Take(most).ToList();
            var next = lines.Count > most ? page[^1].Line.ToString(CultureInfo.InvariantCulture) : null;
            return Results.Json(new LogList<ReconciliationLineDetails>(page, next), AdminJson.Default.LogListReconciliationLineDetails);
        });
    }

    private static async Task<IResult> ActAsync(string id, HttpContext http, CurrentActor who, ReconciliationDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.LineActionDraft, draft => desk.ActAsync(actor, Id(id), draft, cancellationToken));
        return outcome.ToResult(done => Results.Json(done, AdminJson.Default.LineActionResult));
    }

    private static async Task<IResult> SignAsync(string id, HttpContext http, CurrentActor who, ReconciliationDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.SignDraft, draft => desk.SignAsync(actor, Id(id), draft, cancellationToken));
        return outcome.ToResult(signed => Show(http, signed));
    }

    // What is no id at all is not found, like an id that nothing has.
    private static ReconciliationId Id(string text) => EntityId.TryParse<ReconciliationId>(text, out var id) ? id : default;

    private static IResult Show(HttpContext http, ReconciliationDetails shown, int statusCode = StatusCodes.Status200OK)
    {
        EntityTag.Show(http, (uint)shown.Version);
        return Results.Json(shown, AdminJson.Default.ReconciliationDetails, statusCode: statusCode);
    }
}
