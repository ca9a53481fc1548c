using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The publishers, offers, campaigns and advertisers that a filter bar offers, archived ones too: what they did stays in the logs.</summary>
public sealed class PartnerChoices(PublisherCatalog publishers, OfferCatalog offers, CampaignCatalog campaigns, AdvertiserCatalog advertisers, CurrentActor person)
{
    public Task<FilterField> PublishersAsync(CancellationToken cancellationToken) =>
        FieldAsync<PublisherDetails>(GridLogs.Publisher, "Publisher", publishers.ListAsync, each => new(each.Id.ToString(), each.Name), cancellationToken);

    public Task<FilterField> OffersAsync(CancellationToken cancellationToken) =>
        FieldAsync<OfferDetails>(GridLogs.Offer, "Offer", offers.ListAsync, each => new(each.Id.ToString(), each.Name), cancellationToken);

    public Task<FilterField> CampaignsAsync(CancellationToken cancellationToken) =>
        FieldAsync<CampaignDetails>(GridLogs.Campaign, "Campaign", campaigns.ListAsync, each => new(each.Id.ToString(), each.Name), cancellationToken);

    public Task<FilterField> AdvertisersAsync(CancellationToken cancellationToken) =>
        FieldAsync<AdvertiserDetails>(GridLogs.Advertiser, "Advertiser", advertisers.ListAsync, each => new(each.Id.ToString(), each.Name), cancellationToken);

    private async Task<FilterField> FieldAsync<T>(
        string key, string label, Func<Actor, ListRequest, CancellationToken, Task<Outcome<ListPage<T>>>> list, Func<T, FilterOption> option, CancellationToken cancellationToken)
    {
        var request = new ListRequest { Statuses = [ListRequest.AllStatuses], Sort = "name", Limit = ListRequest.MostRows };
        var outcome = await list(await person.GetAsync(), request, cancellationToken);
        return new FilterField(key, label, outcome is Outcome<ListPage<T>>.Done(var page) ? [.. page.Items.Select(option)] : [], One: true);
    }
}
