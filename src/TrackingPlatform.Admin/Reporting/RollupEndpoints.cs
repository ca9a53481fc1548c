using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The proof of roll-ups in the REST API.</summary>
internal static class RollupEndpoints
{
    public static void MapRollups(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/rollups").WithTags("Reports");
        routes.MapPost("/check", CheckAsync).WithName("CheckRollups").WithSummary("Compares the sums that reports read with single clicks and conversions").Accepts<RollupCheckDraft>("application/json").Produces<RollupCheckAnswer>();
        routes.MapPost("/repair", RepairAsync).WithName("RepairRollups").WithSummary("Puts sums right that differ from single clicks and conversions").Accepts<RollupCheckDraft>("application/json").Produces<RollupCheckAnswer>();
    }

    private static Task<IResult> CheckAsync(HttpContext http, CurrentActor who, RollupDesk desk, CancellationToken cancellationToken) => AnswerAsync(http, who, desk.CheckAsync, cancellationToken);

    private static Task<IResult> RepairAsync(HttpContext http, CurrentActor who, RollupDesk desk, CancellationToken cancellationToken) => AnswerAsync(http, who, desk.RepairAsync, cancellationToken);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, CurrentActor who, Func<Actor, RollupCheckDraft, CancellationToken, Task<Outcome<RollupCheckAnswer>>> run, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.RollupCheckDraft, draft => run(actor, draft, cancellationToken));
        return outcome.ToResult(answer => Results.Json(answer, AdminJson.Default.RollupCheckAnswer));
    }
}
