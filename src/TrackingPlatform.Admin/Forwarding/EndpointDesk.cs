using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What is done with endpoints, for the page and the API alike.</summary>
internal sealed class EndpointDesk(EndpointWatch watch, EndpointLimitBook limits, DeliveryDesk deliveries)
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

        return await IsKnownAsync(actor, endpoint, cancellationToken)
            ? new Outcome<ReleaseDetails>.Done(new ReleaseDetails(endpoint, await deliveries.ReleaseAsync(new EndpointKey(actor.TenantId, endpoint), cancellationToken)))
            : new Outcome<ReleaseDetails>.NotFound();
    }

    /// <summary>Sets how much it takes at most. Holds over all workers within a second.</summary>
    public async Task<Outcome<EndpointLimitDetails>> LimitAsync(Actor actor, EndpointLimitDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<EndpointLimitDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (check.Text("endpoint", draft.Endpoint, 300) is not { } endpoint)
        {
            check.Refuse("endpoint", "required", "Name the endpoint by scheme, host and port, such as https://partner.example.");
            return check.Refused<EndpointLimitDetails>();
        }

        if (draft.PerSecond is < EndpointLimit.Slowest or > EndpointLimit.Fastest || draft.PerSecond is { } rate && decimal.Round(rate, 2) != rate)
        {
            check.Refuse("per_second", "invalid", $"From {EndpointLimit.Slowest} to {EndpointLimit.Fastest} requests a second with at most two decimals; leave it out for no limit.");
        }

        if (draft.InFlight is < 1 or > EndpointLimit.MostInFlight)
        {
            check.Refuse("in_flight", "invalid", $"From 1 to {EndpointLimit.MostInFlight} requests at once; leave it out for no limit.");
        }

        if (check.HasProblems)
        {
            return check.Refused<EndpointLimitDetails>();
        }

        if (!await IsKnownAsync(actor, endpoint, cancellationToken))
        {
            return new Outcome<EndpointLimitDetails>.NotFound();
        }

        var limit = new EndpointLimit(draft.PerSecond, draft.InFlight);
        await limits.SetAsync(new EndpointKey(actor.TenantId, endpoint), limit, cancellationToken);
        return new Outcome<EndpointLimitDetails>.Done(EndpointLimitDetails.Of(endpoint, limit));
    }

    private async Task<bool> IsKnownAsync(Actor actor, string endpoint, CancellationToken cancellationToken) =>
        (await watch.ListAsync(actor.TenantId, cancellationToken)).Any(standing => standing.Endpoint == endpoint);
}
