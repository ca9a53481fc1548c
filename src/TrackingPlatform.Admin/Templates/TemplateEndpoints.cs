using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Templates in the REST API.</summary>
internal static class TemplateEndpoints
{
    private static readonly SetupWire<TemplateDraft, TemplateDetails> Wire =
        new("templates", AdminJson.Default.TemplateDraft, AdminJson.Default.TemplateDetails, AdminJson.Default.ListPageTemplateDetails);

    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/templates").WithTags("Templates");
        routes.MapGet("", ListAsync).WithName("ListTemplates").WithSummary("Lists templates").Produces<ListPage<TemplateDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetTemplate").WithSummary("Shows one template").Produces<TemplateDetails>();
        routes.MapPost("", CreateAsync).WithName("CreateTemplate").WithSummary("Adds a template").Accepts<TemplateDraft>("application/json").Produces<TemplateDetails>(StatusCodes.Status201Created);
        routes.MapPut("/{id}", ReplaceAsync).WithName("ReplaceTemplate").WithSummary("Replaces what a template says").Accepts<TemplateDraft>("application/json").Produces<TemplateDetails>();
        routes.MapPatch("/{id}", PatchAsync).WithName("ChangeTemplate").WithSummary("Changes what the body names (JSON merge patch)").Accepts<TemplateDraft>("application/json").Produces<TemplateDetails>();
        routes.MapPost("/{id}/secret/end-old", EndOldSecretAsync).WithName("EndOldTemplateSecret").WithSummary("Signs with the newest secret alone from now on").Produces<TemplateDetails>();
        routes.MapPost("/preview", PreviewAsync).WithName("PreviewTemplate").WithSummary("Shows what a template would send").Accepts<PreviewDraft>("application/json").Produces<PreviewDetails>();
        TemplateProposalEndpoints.Map(routes);
        routes.MapPost("/translate", TranslateAsync).WithName("TranslateTemplate").WithSummary("Says another platform's template in our own macros, explained line by line")
            .Accepts<TranslationDraft>("application/json").Produces<TranslationDetails>();
        routes.MapPost("/{id}/test", FireAsync).WithName("TestTemplate").WithSummary("Sends a template once by hand, with a sample or a real conversion; nothing is counted or kept")
            .Accepts<TestFireDraft>("application/json").Produces<TestFireDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? publisher, string? proposed, CurrentActor who, TemplateCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Page(await catalog.ListAsync(await who.GetAsync(), list.ToRequest(("publisher", publisher), ("proposed", proposed)), cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, TemplateCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.FindAsync(await who.GetAsync(), Id(id), cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, TemplateCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.CreateAsync(http, draft => catalog.CreateAsync(actor, draft, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(string id, HttpContext http, CurrentActor who, TemplateCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.ReplaceAsync(http, (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext http, CurrentActor who, TemplateCatalog catalog, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        return await Wire.PatchAsync(
            http,
            () => catalog.FindAsync(actor, Id(id), cancellationToken),
            (draft, version) => catalog.UpdateAsync(actor, Id(id), draft, version, cancellationToken));
    }

    private static async Task<IResult> EndOldSecretAsync(string id, HttpContext http, CurrentActor who, TemplateCatalog catalog, CancellationToken cancellationToken) =>
        Wire.Item(http, await catalog.EndOldSecretAsync(await who.GetAsync(), Id(id), EntityTag.Expected(http), cancellationToken));

    private static async Task<IResult> PreviewAsync(HttpContext http, CurrentActor who, ConversionPreview preview, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.PreviewDraft, draft => preview.RenderAsync(actor, draft, cancellationToken));
        return outcome.ToResult(rendered => Results.Json(rendered, AdminJson.Default.PreviewDetails));
    }

    private static async Task<IResult> TranslateAsync(HttpContext http, CurrentActor who, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.TranslationDraft, draft => Task.FromResult(TemplateTranslating.Translate(actor, draft)));
        return outcome.ToResult(translated => Results.Json(translated, AdminJson.Default.TranslationDetails));
    }

    private static async Task<IResult> FireAsync(string id, HttpContext http, CurrentActor who, TemplateTrial trial, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.TestFireDraft, draft => trial.FireAsync(actor, Id(id), draft, cancellationToken));
        return outcome.ToResult(fired => Results.Json(fired, AdminJson.Default.TestFireDetails));
    }

    private static TemplateId Id(string text) => SetupWire<TemplateDraft, TemplateDetails>.Id<TemplateId>(text);
}
