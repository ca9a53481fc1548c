using System.Collections.Immutable;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>The caps that a conversion of one publisher falls under, as they are in force until the end of the transaction.</summary>
internal sealed record CapsInForce(PublisherId Publisher, ImmutableArray<BoundCap> Caps)
{
    // The locks hold a change of caps back until this transaction ends, and are taken before the caps are read: see caps_changed in the schema.
    private const string OfferSql =
        """
        select offer.caps::text, event.caps::text, case when offer.caps <> '[]' or event.caps <> '[]' then tenant_time_zone() end
        from offer_events event join offers offer on offer.tenant_id = event.tenant_id and offer.id = event.offer_id
        where event.tenant_id = $1 and event.offer_id = $2 and event.id = $3
        for key share of event
        """;

    private const string CampaignSql =
        "select caps::text, case when caps <> '[]' then tenant_time_zone() end from campaigns where tenant_id = $1 and id = $2 for key share";

    /// <summary>Adds the statements that read them; two results.</summary>
    public static void AddTo(NpgsqlBatch batch, TenantId tenant, OfferId offer, EventId @event, CampaignId? campaign)
    {
        batch.Add(OfferSql).Uuid(tenant.Value).Uuid(offer.Value).Uuid(@event.Value);
        batch.Add(CampaignSql).Uuid(tenant.Value).Uuid(campaign?.Value);
    }

    /// <summary>Reads the results, the reader standing on the first.</summary>
    public static async Task<CapsInForce> ReadAsync(
        NpgsqlDataReader rows, TenantId tenant, PublisherId publisher, OfferTerms offer, EventId @event, CampaignId? campaign, CancellationToken cancellationToken)
    {
        ImmutableArray<BoundCap> caps = [];
        if (await rows.ReadAsync(cancellationToken) && Zone(rows, 2) is { } zone)
        {
            caps =
            [
                .. BoundCap.Of(CapJson.Read(rows.GetString(0)), tenant, CapScope.Offer, offer.Id.Value, zone, offer.Currency),
                .. BoundCap.Of(CapJson.Read(rows.GetString(1)), tenant, CapScope.Event, @event.Value, zone, offer.Currency),
            ];
        }

        await rows.NextResultAsync(cancellationToken);
        if (campaign is { } through && await rows.ReadAsync(cancellationToken) && Zone(rows, 1) is { } ofCampaign)
        {
            caps = [.. caps, .. BoundCap.Of(CapJson.Read(rows.GetString(0)), tenant, CapScope.Campaign, through.Value, ofCampaign, offer.Currency)];
        }

        return new CapsInForce(publisher, [.. caps.Where(cap => cap.Cap.What != CapMeasure.Clicks && cap.AppliesTo(publisher))]);
    }

    private static TimeZoneInfo? Zone(NpgsqlDataReader row, int column) => row.TextOrNull(column) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null;
}
