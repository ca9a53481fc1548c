using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>What is booked carries few foreign keys, since checking them was half of what booking cost; this looks afterwards whether all that it names exists.</summary>
public sealed class BookedReferences(DataSources sources)
{
    private const string Sql = """
        with changed as (
            select tenant_id, conversion_id from conversion_changes where at >= $1::timestamp at time zone 'utc' and at < $2::timestamp at time zone 'utc'),
        named as (
            select changed.tenant_id, booked.conversion_id is null
                or not exists (select from advertisers where tenant_id = changed.tenant_id and id = booked.advertiser_id)
                or (booked.campaign_id is not null and not exists (select from campaigns where tenant_id = changed.tenant_id and id = booked.campaign_id))
                or (booked.link_id is not null and not exists (select from links where tenant_id = changed.tenant_id and id = booked.link_id)) as dangles
            from changed left join conversions booked using (tenant_id, conversion_id)
            union all
            select tenant_id, not exists (select from conversions booked where booked.tenant_id = told.tenant_id and booked.conversion_id = told.conversion_id)
            from (
                select tenant_id, conversion_id from deliveries
                union all
                select tenant_id, conversion_id from deliveries_done where delivery_id >= first_uuid_of($1) and delivery_id < first_uuid_of($2)) told)
        select tenant_id, count(*) from named where dangles group by tenant_id
        """;

    /// <summary>How many changes and deliveries of a UTC day name something that does not exist, by tenant; empty when all is well.</summary>
    public Task<IReadOnlyDictionary<TenantId, long>> CountDanglingAsync(DateOnly day, CancellationToken cancellationToken) =>
        DanglingCount.ReadAsync(sources, Sql, day, cancellationToken);
}
