using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>An offer's share of a campaign's traffic.</summary>
public sealed class CampaignOffer(TenantId tenantId, CampaignId campaignId, OfferId offerId, int weight, int position) : ITenantOwned
{
    /// <inheritdoc/>
    public TenantId TenantId { get; private set; } = tenantId;

    /// <summary>The campaign.</summary>
    public CampaignId CampaignId { get; private set; } = campaignId;

    /// <summary>The offer.</summary>
    public OfferId OfferId { get; private set; } = offerId;

    /// <summary>Its share relative to the other offers' weights; 0 to 1,000,000.</summary>
    public int Weight { get; private set; } = weight;

    /// <summary>Place in the campaign's list, from 0.</summary>
    public int Position { get; private set; } = position;

    internal void Weigh(int weight, int position) => (Weight, Position) = (weight, position);
}
