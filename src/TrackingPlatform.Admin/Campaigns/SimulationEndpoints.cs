using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>The simulator in the REST API.</summary>
internal static class SimulationEndpoints
{
    public static void MapSimulation(this IEndpointRouteBuilder api) =>
        api.MapPost("/simulate", SimulateAsync).WithTags("Simulator").WithName("Simulate").WithSummary("Says where a visitor would go and why, and records nothing")
            .Accepts<SimulationDraft>("application/json").Produces<SimulationDetails>();

    private static async Task<IResult> SimulateAsync(HttpContext http, CurrentActor who, RoutingSimulation simulation, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.SimulationDraft, draft => simulation.RunAsync(actor, draft, cancellationToken));
        return outcome.ToResult(simulated => Results.Json(simulated, AdminJson.Default.SimulationDetails));
    }
}
