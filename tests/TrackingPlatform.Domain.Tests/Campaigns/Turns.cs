using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Campaigns;

/// <summary>Counts turns as the edge does, from the start.</summary>
internal sealed class Turns : IRotation
{
    private readonly Dictionary<(CampaignId, int, ulong), ulong> _turns = [];

    public ulong Next(CampaignId campaign, int route, ulong offers) => _turns[(campaign, route, offers)] = _turns.GetValueOrDefault((campaign, route, offers)) + 1;

    public ulong NextLanding(OfferId offer) => Next(new CampaignId(offer.Value), -1, 0);
}
