using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>The offers a campaign may be given: all that are not archived, and those it has already.</summary>
internal static class OfferChoices
{
    public static async Task<IReadOnlyList<CampaignOfferDetails>> ReadAsync(OfferCatalog offers, Actor actor, IReadOnlyList<CampaignOfferDetails> present, CancellationToken cancellationToken)
    {
        var all = await GridLists.ReadAllAsync(list => offers.ListAsync(actor, list, cancellationToken));
        return
        [
            .. all.Select(offer => new CampaignOfferDetails(offer.Id, $"{offer.Name} · {offer.AdvertiserName}", offer.Status, offer.Currency, 0)),
            .. present.Where(share => all.All(offer => offer.Id != share.Offer)),
        ];
    }
}
