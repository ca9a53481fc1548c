using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What is done with endpoints, for the page and the API alike.</summary>
internal sealed class EndpointDesk(EndpointWatch watch, DeliveryDesk deliveries)
{
    public async Task<Outcome<IReadOnlyList<EndpointStanding>>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.May(Permissions.Read)
            ? new Outcome<IReadOnlyList<EndpointStanding>>.Done(await watch.ListAsync(actor.TenantId, cancellationToken))
            : new Outcome<IReadOnlyList<EndpointStanding>>.Forbidden(Permissions.Read);

    /// <summary>Lets it take part again and makes due what is parked for it. Harmless where it takes part already.</summary>
    public async Task<Outcome<ReleaseDetails>> ReleaseAsync(Actor actor, ReleaseDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<ReleaseDetails>.Forbidden(Permissions.Operate);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (check.Text("endpoint", draft.Endpoint, 300) is not { } endpoint)
        {
            check.Refuse("endpoint", "required", "Name the endpoint by scheme, host and port, such as https://partner.example.");
            return check.Refused<ReleaseDetails>();
        }

        if (check.HasProblems)
        {
            return check.Refused<ReleaseDetails>();
        }

        return (await watch.ListAsync(actor.TenantId, cancellationToken)).Any(standing => standing.Endpoint == endpoint)
            ? new Outcome<ReleaseDetails>.Done(new ReleaseDetails(endpoint, await deliveries.ReleaseAsync(new EndpointKey(actor.TenantId, endpoint), cancellationToken)))
            : new Outcome<ReleaseDetails>.NotFound();
    }
}
