using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Tests.Campaigns;

/// <summary>Counts turns as the edge does, from the start.</summary>
internal sealed class Turns : IRotation
{
    private readonly Dictionary<(CampaignId, int, ulong), ulong> _turns = [];

    public ulong Next(CampaignId campaign, int route, ulong offers) => _turns[(campaign, route, offers)] = _turns.GetValueOrDefault((campaign, route, offers)) + 1;
}
