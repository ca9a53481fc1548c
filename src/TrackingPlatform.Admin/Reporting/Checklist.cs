using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The first steps of a tenant, ticked by what is really there.</summary>
public sealed class Checklist(
    AdvertiserCatalog advertisers, OfferCatalog offers, PublisherCatalog publishers, CampaignCatalog campaigns, LinkCatalog links, TemplateCatalog templates,
    ClickLog clicks, ConversionLog conversions)
{
    private static readonly ListRequest Any = new() { Statuses = [ListRequest.AllStatuses], Limit = 1 };
    private static readonly LogPaging One = new() { Limit = 1 };

    public async Task<IReadOnlyList<ChecklistStep>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return
        [
            new("Add an advertiser", "Who pays for results, and reports them to you.", "/advertisers/new", Has(await advertisers.ListAsync(actor, Any, cancellationToken))),
            new("Add an offer", "What is promoted, what it earns and what it pays.", "/offers/new", Has(await offers.ListAsync(actor, Any, cancellationToken))),
            new("Add a publisher", "Who sends visitors, and gets paid.", "/publishers/new", Has(await publishers.ListAsync(actor, Any, cancellationToken))),
            new("Add a campaign", "Where a visitor is sent.", "/campaigns/new", Has(await campaigns.ListAsync(actor, Any, cancellationToken))),
            new("Make a link", "A campaign for one publisher: the address to hand out.", "/links/new", Has(await links.ListAsync(actor, Any, cancellationToken))),
            new("Add a postback template", "Where the publisher wants to be told.", "/templates/new", Has(await templates.ListAsync(actor, Any, cancellationToken))),
            new("Open the link", "Waiting for the first click.", "/clicks", (await clicks.ListAsync(actor.TenantId, new ClickFilter(), One, cancellationToken)).Items.Count > 0),
            new("Receive a postback", "Waiting for the first conversion.", "/postbacks", (await conversions.ListAsync(actor.TenantId, new ConversionFilter(), One, cancellationToken)).Items.Count > 0),
        ];
    }

    private static bool Has<T>(Outcome<ListPage<T>> outcome) => outcome is Outcome<ListPage<T>>.Done({ Total: > 0 });
}
