using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Notices;

/// <summary>Notices in the REST API.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/notices").WithTags("Notices");
        routes.MapGet("", ListAsync).WithName("ListNotices").WithSummary("Lists what people were told, newest first").Produces<LogList<NoticeDetails>>();
        routes.MapGet("/settings", ReadAsync).WithName("GetNoticeSettings").WithSummary("Shows how the tenant hears of notices").Produces<NoticeSettingsDetails>();
        routes.MapPatch("/settings", ChangeAsync).WithName("ChangeNoticeSettings").WithSummary("Changes how the tenant hears of notices; what is absent stays")
            .Accepts<NoticeSettingsDraft>("application/json").Produces<NoticeSettingsDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [FromQuery] string? kind, [FromQuery] string? publisher, CurrentActor who, NoticeBook book, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant,
            (check, range) => (Kinds: check.Some<NoticeKind>("kind", kind), Publisher: check.Id<PublisherId>("publisher", publisher), Range: range),
            (filter, paging) => book.ListAsync(tenant, filter.Kinds, filter.Publisher, filter.Range, paging, cancellationToken),
            NoticeDetails.Of,
            AdminJson.Default.LogListNoticeDetails);
    }

    private static async Task<IResult> ReadAsync(CurrentActor who, NoticeDesk desk, CancellationToken cancellationToken) =>
        (await desk.ReadAsync(await who.GetAsync(), cancellationToken)).ToResult(settings => Results.Json(settings, AdminJson.Default.NoticeSettingsDetails));

    private static async Task<IResult> ChangeAsync(HttpContext http, CurrentActor who, NoticeDesk desk, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.NoticeSettingsDraft, draft => desk.ChangeAsync(actor, draft, cancellationToken));
        return outcome.ToResult(settings => Results.Json(settings, AdminJson.Default.NoticeSettingsDetails));
    }
}
