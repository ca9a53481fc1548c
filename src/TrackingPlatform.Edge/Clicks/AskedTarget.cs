using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Looks up what a request asks for: a link by its code, or a campaign or offer with a publisher.</summary>
internal static class AskedTarget
{
    /// <summary>The target of a code; null when there is no such link, or another tenant's host was asked. The query comes with the link's defaults.</summary>
    public static ClickTarget? OfLink(HttpRequest request, CampaignSnapshot snapshot, string code, ref ClickQuery query)
    {
        if (ClickTarget.OfLink(snapshot, code) is not { } target || !IsServed(request, snapshot, target.Tenant))
        {
            return null;
        }

        query.Read(request.QueryString.Value, isLongForm: false);
        query.Default(target.Link!.Defaults);
        return target;
    }

    /// <summary>The target of a long form; null when it names nothing that can be asked for.</summary>
    public static ClickTarget? OfLongForm(HttpRequest request, CampaignSnapshot snapshot, ref ClickQuery query)
    {
        query.Read(request.QueryString.Value, isLongForm: true);
        return Named(snapshot, query) is { } target && IsServed(request, snapshot, target.Tenant) ? target : null;
    }

    /// <summary>On a tenant's own host the links of others are unknown.</summary>
    public static bool IsServed(HttpRequest request, CampaignSnapshot snapshot, TenantEntry tenant) =>
        snapshot.Hosts.OwnerOf(HostGate.Asked(request)) is not { } owner || ReferenceEquals(owner, tenant);

    private static ClickTarget? Named(CampaignSnapshot snapshot, in ClickQuery query)
    {
        if (!EntityId.TryParse<PublisherId>(query.Publisher, out var publisher))
        {
            return null;
        }

        if (EntityId.TryParse<CampaignId>(query.Campaign, out var campaign))
        {
            return ClickTarget.OfCampaign(snapshot, campaign, publisher);
        }

        return EntityId.TryParse<OfferId>(query.Offer, out var offer) ? ClickTarget.OfOffer(snapshot, offer, publisher) : null;
    }
}
