using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Offers;

/// <summary>
/// Which click caps visitors will fall under: those of every active link's offers, and those of every active offer that counts publishers together.
/// Their tokens are there before the first visitor. What is asked for beyond, a publisher without a link by the long form, gets its first tokens after the
/// first visitor.
/// </summary>
internal static class CapForesight
{
    public static IEnumerable<(BoundCap Cap, PublisherId Publisher)> Of(CampaignSnapshot snapshot)
    {
        foreach (var offer in snapshot.Offers.Values.Where(offer => offer.Status == EntityStatus.Active))
        {
            foreach (var cap in offer.Caps.Where(cap => cap.Cap is { What: CapMeasure.Clicks, CountsPublishersApart: false }))
            {
                yield return (cap, default);
            }
        }

        foreach (var (campaign, publisher) in snapshot.Links.Values.Where(IsActive).Select(link => (link.Campaign, link.Publisher)).Distinct())
        {
            foreach (var offer in campaign.Offers.Where(offer => offer.Status == EntityStatus.Active))
            {
                foreach (var cap in campaign.CapsOf(offer).Where(cap => cap.Cap.What == CapMeasure.Clicks && cap.AppliesTo(publisher.Id)))
                {
                    yield return (cap, publisher.Id);
                }
            }
        }
    }

    private static bool IsActive(LinkEntry link) => link.Status == EntityStatus.Active && link.Campaign.Status == EntityStatus.Active;
}
