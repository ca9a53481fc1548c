using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>Reads all caps that are set, of one tenant or of all, with what they are on.</summary>
internal static class CapSources
{
    // A campaign counts money in each currency of the offers it leads to.
    private const string Sql =
        """
        select offer.tenant_id, 'offer', offer.id, offer.name, offer.id, null::uuid, array[offer.currency], offer.caps::text
        from offers offer where offer.caps <> '[]' and offer.status <> 'archived' and ($1::uuid is null or offer.tenant_id = $1)
        union all
        select event.tenant_id, 'event', event.id, offer.name || ' · ' || event.name, offer.id, null, array[offer.currency], event.caps::text
        from offer_events event join offers offer on offer.tenant_id = event.tenant_id and offer.id = event.offer_id
        where event.caps <> '[]' and not event.is_retired and offer.status <> 'archived' and ($1::uuid is null or event.tenant_id = $1)
        union all
        select campaign.tenant_id, 'campaign', campaign.id, campaign.name, null, campaign.id,
            coalesce((select array_agg(distinct offer.currency) from campaign_offers share
                join offers offer on offer.tenant_id = share.tenant_id and offer.id = share.offer_id
                where share.tenant_id = campaign.tenant_id and share.campaign_id = campaign.id), '{}'), campaign.caps::text
        from campaigns campaign where campaign.caps <> '[]' and campaign.status <> 'archived' and ($1::uuid is null or campaign.tenant_id = $1)
        order by 4, 3
        """;

    /// <summary>Reads them.</summary>
    /// <param name="connection">Under a login that sees what is asked for.</param>
    /// <param name="tenant">Whose; null reads all.</param>
    /// <param name="zoneOf">The zone of a tenant's days.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<CapSource>> ReadAsync(
        NpgsqlConnection connection, TenantId? tenant, Func<TenantId, TimeZoneInfo> zoneOf, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(Sql).Uuid(tenant?.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var sources = new List<CapSource>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var of = new TenantId(rows.GetGuid(0));
            var scope = WireName<CapScope>.TryParse(rows.GetString(1), out var named) ? named : throw new FormatException($"'{rows.GetString(1)}' is no scope.");
            var caps = CapJson.Read(rows.GetString(7));
            foreach (var currency in rows.GetFieldValue<string[]>(6).Select(Currency.Of))
            {
                foreach (var cap in BoundCap.Of(caps, of, scope, rows.GetGuid(2), zoneOf(of), currency))
                {
                    sources.Add(new CapSource(
                        cap, rows.GetString(3), rows.UuidOrNull(4) is { } offer ? new OfferId(offer) : null, rows.UuidOrNull(5) is { } campaign ? new CampaignId(campaign) : null));
                }
            }
        }

        // Caps of a campaign that count no money are the same in every currency.
        return [.. sources.DistinctBy(source => (source.Cap.Tenant, source.Cap.Key, source.Cap.Cap, source.Offer))];
    }
}
