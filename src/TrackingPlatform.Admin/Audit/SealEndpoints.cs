using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Reporting;

namespace TrackingPlatform.Admin.Audit;

/// <summary>Seals over the books in the REST API.</summary>
internal static class SealEndpoints
{
    public static void MapSeals(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/seals").WithTags("Reports");
        routes.MapGet("", ListAsync).WithName("ListSeals").WithSummary("Lists the hourly seals over postbacks and money, newest first").Produces<IReadOnlyList<SealDetails>>();
        routes.MapGet("/verify", VerifyAsync).WithName("VerifySeals").WithSummary("Computes seals anew from what is stored and names the first difference").Produces<SealProofDetails>();
    }

    private static async Task<IResult> ListAsync([AsParameters] BalanceParameters parameters, CurrentActor who, SealDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListAsync(await who.GetAsync(), parameters.ToRequest(), cancellationToken))
            .ToResult(seals => Results.Json([.. seals.Select(SealDetails.Of)], AdminJson.Default.IReadOnlyListSealDetails));

    private static async Task<IResult> VerifyAsync([AsParameters] BalanceParameters parameters, CurrentActor who, SealDesk desk, CancellationToken cancellationToken) =>
        (await desk.VerifyAsync(await who.GetAsync(), parameters.ToRequest(), cancellationToken))
            .ToResult(proof => Results.Json(SealProofDetails.Of(proof), AdminJson.Default.SealProofDetails));
}
