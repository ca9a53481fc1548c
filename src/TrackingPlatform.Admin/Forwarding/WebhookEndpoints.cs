using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Webhooks in the REST API.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/webhooks").WithTags("Webhooks");
        routes.MapGet("", ListAsync).WithName("ListWebhooks").WithSummary("Lists webhooks in the order they were made").Produces<ListPage<WebhookDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateWebhook").WithSummary("Adds a webhook; it hears of changes booked from now on")
            .Accepts<WebhookDraft>("application/json").Produces<WebhookDetails>(StatusCodes.Status201Created);
        routes.MapGet("/{webhook}", FindAsync).WithName("GetWebhook").WithSummary("Shows one webhook").Produces<WebhookDetails>();
        routes.MapPut("/{webhook}", ReplaceAsync).WithName("ReplaceWebhook").WithSummary("Replaces a webhook; what waits for it goes to its new address").Accepts<WebhookDraft>("application/json").Produces<WebhookDetails>();
        routes.MapPost("/{webhook}/test", FireAsync).WithName("TestWebhook").WithSummary("Sends a webhook once by hand, about a sample or a real conversion; nothing is counted or kept")
            .Accepts<WebhookTrialDraft>("application/json").Produces<TestFireDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, CurrentActor who, WebhookCatalog webhooks, CancellationToken cancellationToken) =>
        (await webhooks.ListAsync(await who.GetAsync(), list.ToRequest(), cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageWebhookDetails));

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, WebhookCatalog webhooks, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.WebhookDraft, draft => webhooks.CreateAsync(actor, draft, cancellationToken));
        return outcome.ToResult(webhook =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/webhooks/{webhook.Id}";
            return Results.Json(webhook, AdminJson.Default.WebhookDetails, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> FindAsync(string webhook, CurrentActor who, WebhookCatalog webhooks, CancellationToken cancellationToken) =>
        (await webhooks.FindAsync(await who.GetAsync(), Webhook(webhook), cancellationToken)).ToResult(found => Results.Json(found, AdminJson.Default.WebhookDetails));

    private static async Task<IResult> ReplaceAsync(string webhook, HttpContext http, CurrentActor who, WebhookCatalog webhooks, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.WebhookDraft, draft => webhooks.ReplaceAsync(actor, Webhook(webhook), draft, cancellationToken));
        return outcome.ToResult(replaced => Results.Json(replaced, AdminJson.Default.WebhookDetails));
    }

    private static async Task<IResult> FireAsync(string webhook, HttpContext http, CurrentActor who, WebhookTrial trial, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.WebhookTrialDraft, draft => trial.FireAsync(actor, Webhook(webhook), draft, cancellationToken));
        return outcome.ToResult(fired => Results.Json(fired, AdminJson.Default.TestFireDetails));
    }

    // What is no id at all is not found, like an id that nothing has.
    private static WebhookId Webhook(string text) => EntityId.TryParse<WebhookId>(text, out var id) ? id : default;
}
