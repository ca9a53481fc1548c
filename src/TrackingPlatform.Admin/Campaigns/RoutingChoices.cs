using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What a campaign may be made of: all that is not archived, and the offers it has already.</summary>
internal static class RoutingChoices
{
    public static async Task<IReadOnlyList<OfferChoice>> OffersAsync(OfferCatalog offers, Actor actor, CampaignDetails? campaign, CancellationToken cancellationToken)
    {
        var present = campaign is null
            ? []
            : campaign.Offers.Select(share => share.Offer.ToString()).Concat(campaign.Rules.SelectMany(rule => rule.Then?.Offers ?? []).Select(share => share.Offer!)).ToHashSet();
        var all = await GridLists.ReadAllAsync(list => offers.ListAsync(actor, list with { Statuses = [ListRequest.AllStatuses] }, cancellationToken));
        return
        [
            .. all.Where(offer => offer.Status != EntityStatus.Archived || present.Contains(offer.Id.ToString()))
                .Select(offer => new OfferChoice(offer.Id, offer.Name, offer.AdvertiserName, offer.Status)),
        ];
    }

    public static async Task<IReadOnlyList<FilterOption>> PublishersAsync(PublisherCatalog publishers, Actor actor, CancellationToken cancellationToken)
    {
        var all = await GridLists.ReadAllAsync(list => publishers.ListAsync(actor, list, cancellationToken));
        return [.. all.Select(each => new FilterOption(each.Id.ToString(), each.Name))];
    }
}
