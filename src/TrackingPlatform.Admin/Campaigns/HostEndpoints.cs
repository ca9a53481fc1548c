using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Hosts of the tenant's own in the REST API.</summary>
internal static class HostEndpoints
{
    public static void MapHosts(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/hosts").WithTags("Tracking hosts");
        routes.MapGet("", ListAsync).WithName("ListHosts").WithSummary("Lists the tenant's own hosts").Produces<ListPage<HostDetails>>();
        routes.MapGet("/{id}", FindAsync).WithName("GetHost").WithSummary("Shows one host").Produces<HostDetails>();
        routes.MapPost("", AddAsync).WithName("AddHost").WithSummary("Adds a host; it is verified once it leads here").Accepts<HostDraft>("application/json").Produces<HostDetails>(StatusCodes.Status201Created);
        routes.MapPatch("/{id}", UpdateAsync).WithName("UpdateHost").WithSummary("Makes a host the default").Accepts<HostDraft>("application/json").Produces<HostDetails>();
        routes.MapDelete("/{id}", RemoveAsync).WithName("RemoveHost").WithSummary("Removes a host").Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/{id}/check", CheckAsync).WithName("CheckHost").WithSummary("Looks at once whether a host leads here; read it again some seconds later").Produces<HostDetails>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ListAsync(CurrentActor who, TrackingHosts hosts, CancellationToken cancellationToken) =>
        (await hosts.ListAsync(await who.GetAsync(), cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageHostDetails));

    private static async Task<IResult> FindAsync(string id, CurrentActor who, TrackingHosts hosts, CancellationToken cancellationToken) =>
        (await hosts.FindAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(host => Results.Json(host, AdminJson.Default.HostDetails));

    private static async Task<IResult> AddAsync(HttpContext http, CurrentActor who, TrackingHosts hosts, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.HostDraft, draft => hosts.AddAsync(actor, draft, cancellationToken));
        return outcome.ToResult(host =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/hosts/{host.Id}";
            return Results.Json(host, AdminJson.Default.HostDetails, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> UpdateAsync(string id, HttpContext http, CurrentActor who, TrackingHosts hosts, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.HostDraft, draft => hosts.UpdateAsync(actor, Id(id), draft, cancellationToken));
        return outcome.ToResult(host => Results.Json(host, AdminJson.Default.HostDetails));
    }

    private static async Task<IResult> RemoveAsync(string id, CurrentActor who, TrackingHosts hosts, CancellationToken cancellationToken) =>
        (await hosts.RemoveAsync(await who.GetAsync(), Id(id), cancellationToken)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> CheckAsync(string id, CurrentActor who, TrackingHosts hosts, CancellationToken cancellationToken) =>
        (await hosts.CheckAsync(await who.GetAsync(), Id(id), cancellationToken))
            .ToResult(host => Results.Json(host, AdminJson.Default.HostDetails, statusCode: StatusCodes.Status202Accepted));

    // What is no id at all is not found, like an id that nothing has.
    private static TrackingHostId Id(string text) => EntityId.TryParse<TrackingHostId>(text, out var id) ? id : default;
}
