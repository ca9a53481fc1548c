using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>Conversions in the REST API.</summary>
internal static class ConversionEndpoints
{
    public static void MapConversions(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/conversions").WithTags("Conversions");
        routes.MapGet("", ListAsync).WithName("ListConversions").WithSummary("Lists conversions by when they happened, newest first").Produces<LogList<ConversionDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetConversion").WithSummary("Shows one conversion with its history").Produces<ConversionDetails>();
        routes.MapPatch("/{id}", ChangeAsync).WithName("ChangeConversion").WithSummary("Gives a conversion another status").Accepts<StatusDraft>("application/json").Produces<ConversionDetails>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] LogParameters log, [AsParameters] ConversionQuery query, CurrentActor who, ConversionLog conversions, CancellationToken cancellationToken)
    {
        var tenant = await who.ReadableTenantAsync();
        return await log.AnswerAsync(
            tenant, query.Read, (filter, paging) => conversions.ListAsync(tenant, filter, paging, cancellationToken), ConversionDetails.Of, AdminJson.Default.LogListConversionDetails);
    }

    private static async Task<IResult> FindAsync(string id, HttpContext http, CurrentActor who, ConversionLog conversions, CancellationToken cancellationToken) =>
        EntityId.TryParse<ConversionId>(id, out var conversion) && await conversions.FindAsync(await who.ReadableTenantAsync(), conversion, cancellationToken) is { } found
            ? Show(http, found)
            : ApiProblem.NotFound();

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext http, CurrentActor who, ConversionEdits edits, ConversionLog conversions, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var outcome = DraftBody.Read(await DraftBody.ReadAsync(http.Request, cancellationToken), AdminJson.Default.StatusDraft) switch
        {
            Outcome<StatusDraft>.Done(var draft) => await ApplyAsync(id, draft, EntityTag.Expected(http), actor, edits, cancellationToken),
            var refused => refused.As<ConversionState>(),
        };
        return outcome is Outcome<ConversionState>.Done(var changed) && await conversions.FindAsync(actor.TenantId, changed.Id, cancellationToken) is { } found
            ? Show(http, found)
            : outcome.ToResult(_ => ApiProblem.NotFound());
    }

    private static async Task<Outcome<ConversionState>> ApplyAsync(
        string id, StatusDraft draft, uint? expectedVersion, Actor actor, ConversionEdits edits, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (draft.Status is null)
        {
            check.Refuse("status", "required", "Say which status it shall have; reason and note go with a change of it.");
        }

        var status = check.Choice("status", draft.Status, ConversionStatus.Approved);
        return check.HasProblems ? check.Refused<ConversionState>()
            : EntityId.TryParse<ConversionId>(id, out var conversion) ? await edits.ChangeAsync(actor, conversion, status, draft.Reason, draft.Note, (int?)expectedVersion, cancellationToken)
            : new Outcome<ConversionState>.NotFound();
    }

    private static IResult Show(HttpContext http, ConversionEntry entry)
    {
        EntityTag.Show(http, (uint)entry.EventSeq);
        return Results.Json(ConversionDetails.Of(entry), AdminJson.Default.ConversionDetails);
    }
}
