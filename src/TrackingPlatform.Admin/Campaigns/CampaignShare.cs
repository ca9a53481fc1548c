using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>An offer's part of a campaign's visitors, for the bar that shows it.</summary>
/// <param name="Name">The offer.</param>
/// <param name="Weight">Its weight; what cannot be read counts as none.</param>
/// <param name="Status">Only an active offer gets visitors; null when no offer is chosen yet.</param>
public sealed record CampaignShare(string Name, int Weight, EntityStatus? Status)
{
    private int Counts => Status is EntityStatus.Active && Weight > 0 ? Weight : 0;

    /// <summary>The part of each, from 0 to 1, in the same order; all 0 when no offer can take a visitor.</summary>
    public static IReadOnlyList<double> PartsOf(IReadOnlyList<CampaignShare> shares)
    {
        var sum = shares.Sum(share => (long)share.Counts);
        return [.. shares.Select(share => sum == 0 ? 0 : (double)share.Counts / sum)];
    }
}
