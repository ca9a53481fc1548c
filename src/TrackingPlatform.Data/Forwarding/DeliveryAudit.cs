using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Looks whether every change of a conversion has all its deliveries, wherever they stand.</summary>
/// <remarks>
/// Every change has one row for each template that was active, or the one that says that there was none. Which templates were active at
/// the time is only known of those not touched since; of the others at least some row must be there.
/// </remarks>
public sealed class DeliveryAudit(DataSources sources)
{
    private const string Sql = """
        with changes as (
            select change.tenant_id, change.conversion_id, change.event_seq, change.at, conversion.publisher_id
            from conversion_changes change join conversions conversion using (tenant_id, conversion_id)
            where change.at > now() - $1 and change.at < now() - interval '1 minute'),
        rows as (
            select change.tenant_id, change.conversion_id, change.event_seq, delivery.template_id
            from changes change join deliveries delivery using (tenant_id, conversion_id, event_seq) where delivery.webhook_id is null
            union all
            select change.tenant_id, change.conversion_id, change.event_seq, delivery.template_id
            from changes change join deliveries_done delivery using (tenant_id, conversion_id, event_seq) where delivery.webhook_id is null
            union all
            select change.tenant_id, change.conversion_id, change.event_seq, delivery.template_id
            from changes change join deliveries_dead delivery using (tenant_id, conversion_id, event_seq) where delivery.webhook_id is null)
        select change.tenant_id, change.conversion_id, change.event_seq
        from changes change
        where not exists (select 1 from rows where rows.tenant_id = change.tenant_id and rows.conversion_id = change.conversion_id and rows.event_seq = change.event_seq)
        union
        select change.tenant_id, change.conversion_id, change.event_seq
        from changes change
        join templates template on template.tenant_id = change.tenant_id and template.publisher_id = change.publisher_id
            and template.status = 'active' and template.changed_at < change.at - interval '1 minute'
        where not exists (
            select 1 from rows where rows.tenant_id = change.tenant_id and rows.conversion_id = change.conversion_id and rows.event_seq = change.event_seq
                and rows.template_id = template.id)
        limit 1000
        """;

    /// <summary>Changes of the last while, though older than a minute, that lack a delivery; at most a thousand.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, ConversionId Conversion, int Sequence)>> FindUnaccountedAsync(TimeSpan period, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(Sql);
        command.CommandTimeout = 120;
        command.Parameters.Add(new NpgsqlParameter { Value = period });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(TenantId, ConversionId, int)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add((new TenantId(rows.GetGuid(0)), new ConversionId(rows.GetGuid(1)), rows.GetInt32(2)));
        }

        return found;
    }
}
