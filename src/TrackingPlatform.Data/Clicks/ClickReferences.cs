using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Clicks carry no foreign keys, which would make storing them many times dearer; this looks afterwards whether all they name exists.</summary>
public sealed class ClickReferences(DataSources sources)
{
    private const string Sql = """
        with named as (
            select tenant_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, count(*) as clicks
            from clicks where click_id >= first_uuid_of($1) and click_id < first_uuid_of($2)
            group by 1, 2, 3, 4, 5, 6)
        select named.tenant_id, sum(named.clicks)::bigint from named
        left join links link on link.tenant_id = named.tenant_id and link.id = named.link_id
        left join campaigns campaign on campaign.tenant_id = named.tenant_id and campaign.id = named.campaign_id
        left join offers offer on offer.tenant_id = named.tenant_id and offer.id = named.offer_id
        left join advertisers advertiser on advertiser.tenant_id = named.tenant_id and advertiser.id = named.advertiser_id
        left join publishers publisher on publisher.tenant_id = named.tenant_id and publisher.id = named.publisher_id
        where (named.link_id is not null and link.id is null) or (named.campaign_id is not null and campaign.id is null)
            or (named.offer_id is not null and offer.id is null) or (named.advertiser_id is not null and advertiser.id is null) or publisher.id is null
        group by named.tenant_id
        """;

    /// <summary>How many clicks of a UTC day name something that does not exist, by tenant; empty when all is well.</summary>
    public Task<IReadOnlyDictionary<TenantId, long>> CountDanglingAsync(DateOnly day, CancellationToken cancellationToken) =>
        DanglingCount.ReadAsync(sources, Sql, day, cancellationToken);
}
