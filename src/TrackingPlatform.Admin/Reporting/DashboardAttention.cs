using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Postbacks;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What needs a person.</summary>
/// <param name="Endpoints">Endpoints that are failing.</param>
/// <param name="Parked">Deliveries kept aside in the last week.</param>
/// <param name="Dead">Deliveries given up in the last week.</param>
/// <param name="PendingPublishers">Publishers that wait to be let in.</param>
/// <param name="Caps">Caps that are full in their present period, or have come to their warning.</param>
/// <param name="Silences">Advertisers whose postbacks have stopped.</param>
public sealed record DashboardAttention(IReadOnlyList<EndpointHealth> Endpoints, long Parked, long Dead, int PendingPublishers, IReadOnlyList<CapStanding> Caps, IReadOnlyList<PostbackSilence> Silences)
{
    public bool IsQuiet => Endpoints.Count == 0 && Parked == 0 && Dead == 0 && PendingPublishers == 0 && Caps.Count == 0 && Silences.Count == 0;

    public IReadOnlyList<CapStanding> FullCaps => [.. Caps.Where(cap => cap.IsFull)];

    public IReadOnlyList<CapStanding> NearlyFullCaps => [.. Caps.Where(cap => !cap.IsFull)];
}
