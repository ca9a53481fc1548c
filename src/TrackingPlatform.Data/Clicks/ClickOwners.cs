using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Tells from stored clicks, imported ones too, whose offer they went to.</summary>
public sealed class ClickOwners(DataSources sources) : IClickOwners
{
    // Clicks are dropped by the day when they have grown old; what a conversion kept of its click then stands in.
    private const string FindSql =
        """
        with named as (select coalesce($2, (select click_id from imported_clicks where tenant_id = $1 and foreign_id = $3)) as click_id)
        (select advertiser_id from clicks where tenant_id = $1 and click_id = (select click_id from named))
        union all
        (select advertiser_id from conversions where tenant_id = $1 and click_id = (select click_id from named) limit 1)
        limit 1
        """;

    public async Task<AdvertiserId?> FindAdvertiserAsync(TenantId tenant, string click, CancellationToken cancellationToken)
    {
        if (click.Length > ForeignClickId.Longest || click.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        Guid? own = ForeignClickId.IsOurs(click) && EntityId.TryParse<ClickId>(click, out var id) ? id.Value : null;
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add(FindSql).Uuid(tenant.Value).Uuid(own).Text(click);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) && rows.UuidOrNull(0) is { } advertiser ? new AdvertiserId(advertiser) : null;
    }
}
