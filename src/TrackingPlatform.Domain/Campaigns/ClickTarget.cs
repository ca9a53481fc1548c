using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What a visitor asked for, looked up: a link, or the long form's campaign or offer with a publisher.</summary>
/// <param name="Tenant">Whose click it will be.</param>
/// <param name="Publisher">Who sent the visitor.</param>
/// <param name="Link">The link, or null for the long forms.</param>
/// <param name="Campaign">The campaign, or null when an offer was asked for directly.</param>
/// <param name="Offer">The offer asked for directly, or null.</param>
public readonly record struct ClickTarget(TenantEntry Tenant, PublisherEntry Publisher, LinkEntry? Link, CampaignEntry? Campaign, OfferEntry? Offer)
{
    /// <summary>The target of a short code; null when there is no such link.</summary>
    public static ClickTarget? OfLink(CampaignSnapshot snapshot, string code) =>
        snapshot.Links.TryGetValue(code, out var link) ? new ClickTarget(link.Campaign.Tenant, link.Publisher, link, link.Campaign, null) : null;

    /// <summary>The target of a campaign and a publisher; null when either is unknown or they belong to different tenants.</summary>
    public static ClickTarget? OfCampaign(CampaignSnapshot snapshot, CampaignId campaign, PublisherId publisher) =>
        snapshot.Campaigns.TryGetValue(campaign, out var found) && snapshot.Publishers.TryGetValue(publisher, out var sender) && ReferenceEquals(found.Tenant, sender.Tenant)
            ? new ClickTarget(found.Tenant, sender, null, found, null)
            : null;

    /// <summary>The target of an offer and a publisher; null when either is unknown or they belong to different tenants.</summary>
    public static ClickTarget? OfOffer(CampaignSnapshot snapshot, OfferId offer, PublisherId publisher) =>
        snapshot.Offers.TryGetValue(offer, out var found) && snapshot.Publishers.TryGetValue(publisher, out var sender) && ReferenceEquals(found.Tenant, sender.Tenant)
            ? new ClickTarget(found.Tenant, sender, null, null, found)
            : null;
}
