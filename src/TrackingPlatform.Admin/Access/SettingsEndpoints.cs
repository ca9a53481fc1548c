using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>The tenant's settings in the REST API.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/settings").WithTags("Settings");
        routes.MapGet("", ReadAsync).WithName("GetSettings").WithSummary("Shows what holds for the whole tenant").Produces<SettingsDetails>();
        routes.MapPatch("", ChangeAsync).WithName("ChangeSettings").WithSummary("Changes what the body names (JSON merge patch)").Accepts<SettingsDraft>("application/json").Produces<SettingsDetails>();
    }

    private static async Task<IResult> ReadAsync(CurrentActor who, GeneralSettings settings, CancellationToken cancellationToken) =>
        Show(await settings.ReadAsync(await who.GetAsync(), cancellationToken));

    private static async Task<IResult> ChangeAsync(HttpContext http, CurrentActor who, GeneralSettings settings, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var patch = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var found = await settings.ReadAsync(actor, cancellationToken);
        if (found is not Outcome<Tenant>.Done { Value: var tenant })
        {
            return Show(found);
        }

        var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(SettingsDetails.Of(tenant).ToDraft(), AdminJson.Default.SettingsDraft), patch)!; // objects merge to an object
        return Show(await DraftBody.UseAsync(merged, AdminJson.Default.SettingsDraft, draft => SaveAsync(settings, actor, draft, cancellationToken)));
    }

    private static Task<Outcome<Tenant>> SaveAsync(GeneralSettings settings, Actor actor, SettingsDraft draft, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        return check.HasProblems
            ? Task.FromResult(check.Refused<Tenant>())
            : settings.SaveAsync(
                actor,
                new GeneralDraft(draft.Name, draft.TimeZone, draft.FallbackUrl, draft.AlwaysAnswers200 ?? false, draft.VisitorCookie ?? false, draft.RequireConsent ?? false, draft.ApproveTemplates ?? true),
                cancellationToken);
    }

    private static IResult Show(Outcome<Tenant> outcome) => outcome.ToResult(tenant => Results.Json(SettingsDetails.Of(tenant), AdminJson.Default.SettingsDetails));
}
