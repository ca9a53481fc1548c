using TrackingPlatform.Data.Forwarding;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What needs a person.</summary>
/// <param name="Endpoints">Endpoints that are failing.</param>
/// <param name="Parked">Deliveries kept aside in the last week.</param>
/// <param name="Dead">Deliveries given up in the last week.</param>
/// <param name="PendingPublishers">Publishers that wait to be let in.</param>
public sealed record DashboardAttention(IReadOnlyList<EndpointHealth> Endpoints, long Parked, long Dead, int PendingPublishers)
{
    public bool IsQuiet => Endpoints.Count == 0 && Parked == 0 && Dead == 0 && PendingPublishers == 0;
}
