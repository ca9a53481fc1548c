using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Statements;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Statements;

/// <summary>Statements, invoices and partners' accounts in the REST API, and statements as files for whoever is signed in.</summary>
internal static class StatementEndpoints
{
    public static void MapStatements(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/statements").WithTags("Statements");
        routes.MapGet("", ListAsync).WithName("ListStatements").WithSummary("Lists statements of publishers and invoices to advertisers, newest first").Produces<LogList<StatementDetails>>();
        routes.MapPost("", MakeAsync).WithName("CreateStatements").WithSummary("Makes the statements of a partner up to a day, one a currency; with dry_run only says what they would come to")
            .Accepts<StatementDraft>("application/json").Produces<StatementDetails[]>().Produces<StatementDetails[]>(StatusCodes.Status201Created);
        routes.MapGet("/{id}", FindAsync).WithName("GetStatement").WithSummary("Shows one with its lines and payments").Produces<StatementDetails>();
        routes.MapGet("/{id}/csv", CsvAsync).WithName("GetStatementCsv").WithSummary("One as CSV").Produces<string>(contentType: CsvText.ContentType);
        routes.MapGet("/{id}/pdf", PdfAsync).WithName("GetStatementPdf").WithSummary("One as PDF").Produces(StatusCodes.Status200OK, contentType: StatementPdf.ContentType);
        routes.MapPost("/{id}/payments", PayAsync).WithName("PayStatement").WithSummary("Notes a payment; no money is moved").Accepts<PaymentDraft>("application/json").Produces<StatementDetails>();
        routes.MapPost("/{id}/void", VoidAsync).WithName("VoidStatement").WithSummary("Takes the latest one back").Accepts<VoidDraft>("application/json").Produces<StatementDetails>();
        var accounts = api.MapGroup("/accounts").WithTags("Statements");
        accounts.MapGet("/{partner}", AccountAsync).WithName("GetAccount").WithSummary("Shows a partner's terms, prepaid balance and hand-made entries").Produces<AccountDetails>();
        accounts.MapPut("/{partner}/terms", TermsAsync).WithName("SetTerms").WithSummary("Sets a partner's terms").Accepts<TermsDraft>("application/json").Produces<AccountDetails>();
        accounts.MapPost("/{partner}/entries", EnterAsync).WithName("CreateAccountEntry").WithSummary("Adjusts a partner's account, or notes what an advertiser paid ahead").Accepts<AccountEntryDraft>("application/json").Produces<AccountDetails>();
    }

    public static void MapStatementFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/statements/{id}/statement.csv", FileAsync).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/statements/{id}/statement.pdf", PdfFileAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync([AsParameters] LogParameters log, [FromQuery] string? side, [FromQuery] string? partner, CurrentActor who, StatementBook book, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant,
            (check, range) => (Range: range, Side: check.One<PartnerSide>("side", side), Partner: Partner(check, partner)),
            (filter, paging) => book.ListAsync(tenant, filter.Side, filter.Partner, filter.Range, paging, cancellationToken),
            StatementDetails.Of,
            AdminJson.Default.LogListStatementDetails);
    }

    private static Guid? Partner(LogCheck check, string? text) => text?.StartsWith(AdvertiserId.Prefix, StringComparison.Ordinal) is true
        ? check.Id<AdvertiserId>("partner", text)?.Value
        : check.Id<PublisherId>("partner", text)?.Value;

    private static async Task<IResult> MakeAsync(HttpContext http, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var isDryRun = body["dry_run"]?.GetValueKind() == System.Text.Json.JsonValueKind.True;
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.StatementDraft, draft => desk.MakeAsync(actor, draft, cancellationToken));
        return outcome.ToResult(made => Results.Json([.. made], AdminJson.Default.StatementDetailsArray, statusCode: isDryRun || made.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status201Created));
    }

    private static async Task<IResult> FindAsync(string id, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken) =>
        (await desk.FindAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.StatementDetails));

    private static async Task<IResult> CsvAsync(string id, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken) =>
        (await desk.FindAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(found => Results.File(StatementCsv.Write(found), CsvText.ContentType, $"{found.Number}.csv"));

    private static async Task<IResult> FileAsync(string id, HttpContext http, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken)
    {
        who.IsCallerOf(http);
        return await CsvAsync(id, who, desk, cancellationToken);
    }

    private static async Task<IResult> PdfAsync(string id, CurrentActor who, StatementPrinter printer, CancellationToken cancellationToken) =>
        (await printer.PrintAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(print => Results.File(print.File, StatementPdf.ContentType, print.FileName));

    private static async Task<IResult> PdfFileAsync(string id, HttpContext http, CurrentActor who, StatementPrinter printer, CancellationToken cancellationToken)
    {
        who.IsCallerOf(http);
        return await PdfAsync(id, who, printer, cancellationToken);
    }

    private static async Task<IResult> PayAsync(string id, HttpContext http, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.PaymentDraft, draft => desk.PayAsync(actor, Id(id), draft, cancellationToken));
        return outcome.ToResult(paid => Results.Json(paid, AdminJson.Default.StatementDetails));
    }

    private static async Task<IResult> VoidAsync(string id, HttpContext http, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.VoidDraft, draft => desk.VoidAsync(actor, Id(id), draft, cancellationToken));
        return outcome.ToResult(taken => Results.Json(taken, AdminJson.Default.StatementDetails));
    }

    private static async Task<IResult> AccountAsync(string partner, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken) =>
        (await desk.AccountAsync(await who.GetAsync(), partner, cancellationToken)).ToResult(account => Results.Json(account, AdminJson.Default.AccountDetails));

    private static async Task<IResult> TermsAsync(string partner, HttpContext http, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.TermsDraft, draft => desk.SetTermsAsync(actor, partner, draft, cancellationToken));
        return outcome.ToResult(account => Results.Json(account, AdminJson.Default.AccountDetails));
    }

    private static async Task<IResult> EnterAsync(string partner, HttpContext http, CurrentActor who, StatementDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.AccountEntryDraft, draft => desk.EnterAsync(actor, partner, draft, cancellationToken));
        return outcome.ToResult(account => Results.Json(account, AdminJson.Default.AccountDetails));
    }

    // What is no id at all is not found, like an id that nothing has.
    private static StatementId Id(string text) => EntityId.TryParse<StatementId>(text, out var id) ? id : default;
}
