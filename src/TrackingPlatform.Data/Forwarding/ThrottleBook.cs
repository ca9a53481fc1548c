using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>The throttles of a tenant. None is ever deleted, and a key never changes: what they decided can be explained for ever.</summary>
public sealed class ThrottleBook(TenantScope tenants)
{
    private const string SelectSql =
        """
        select throttle.*, publisher.name as publisher_name, offer.name as offer_name, count(*) over () as total
        from throttles throttle
        join publishers publisher on publisher.tenant_id = throttle.tenant_id and publisher.id = throttle.publisher_id
        left join offers offer on offer.tenant_id = throttle.tenant_id and offer.id = throttle.offer_id
        where throttle.tenant_id = $1
        """ + " ";

    private const string ListSql = SelectSql +
        """
        and ($2::uuid is null or throttle.publisher_id = $2) and ($3::uuid is null or throttle.offer_id = $3) and throttle.status = any ($4)
        order by throttle.throttle_id limit $5 offset $6
        """;

    private const string PutSql =
        """
        insert into throttles (tenant_id, throttle_id, name, publisher_id, offer_id, event, percent, effect, hash_key, note, status, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (tenant_id, throttle_id) do update set name = excluded.name, offer_id = excluded.offer_id, event = excluded.event, percent = excluded.percent,
            effect = excluded.effect, note = excluded.note, status = excluded.status, changed_at = excluded.changed_at
        """;

    /// <summary>Throttles in the order they were made, and how many there are.</summary>
    public Task<(IReadOnlyList<StoredThrottle> Throttles, int Total)> ListAsync(
        TenantId tenant, PublisherId? publisher, OfferId? offer, IEnumerable<EntityStatus> statuses, int offset, int limit, CancellationToken cancellationToken) =>
        tenants.BatchAsync<(IReadOnlyList<StoredThrottle>, int)>(
            tenant,
            async (batch, token) =>
            {
                batch.Add(ListSql).Uuid(tenant.Value).Uuid(publisher?.Value).Uuid(offer?.Value).Texts([.. statuses.Select(WireName<EntityStatus>.Of)]).Int(limit).Int(offset);
                await using var rows = await batch.ExecuteReaderAsync(token);
                var throttles = new List<StoredThrottle>();
                var total = 0;
                while (await rows.ReadAsync(token))
                {
                    throttles.Add(Read(rows));
                    total = (int)rows.Long("total");
                }

                return (throttles, total);
            },
            cancellationToken);

    /// <summary>One throttle; null when the tenant has none of this id.</summary>
    public Task<StoredThrottle?> FindAsync(TenantId tenant, ThrottleId id, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        async (batch, token) =>
        {
            batch.Add(SelectSql + "and throttle.throttle_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            await using var rows = await batch.ExecuteReaderAsync(token);
            return await rows.ReadAsync(token) ? Read(rows) : null;
        },
        cancellationToken);

    /// <summary>Stores a throttle. Of one that is there already publisher, key and time of making stay.</summary>
    public Task PutAsync(TenantId tenant, StoredThrottle throttle, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        (batch, token) =>
        {
            var rule = throttle.Rule;
            batch.Add(PutSql).Uuid(tenant.Value).Uuid(rule.Id.Value).Text(throttle.Name).Uuid(throttle.Publisher.Value).Uuid(rule.Offer?.Value).Text(rule.Event)
                .Number(rule.Percent).Text(WireName<ThrottleEffect>.Of(rule.Effect)).Bytes(rule.Key.ToArray()).Text(throttle.Note)
                .Text(WireName<EntityStatus>.Of(throttle.Status)).Time(throttle.CreatedAt).Time(throttle.ChangedAt);
            return batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);

    private static StoredThrottle Read(NpgsqlDataReader row) => new()
    {
        Rule = new Throttle
        {
            Id = row.Id<ThrottleId>("throttle_id"),
            Offer = row.IdOrNull<OfferId>("offer_id"),
            Event = row.TextOrNull("event"),
            Percent = row.Decimal("percent"),
            Effect = row.Named<ThrottleEffect>("effect"),
            Key = row.Bytes("hash_key"),
        },
        Name = row.Text("name"),
        Publisher = row.Id<PublisherId>("publisher_id"),
        Note = row.TextOrNull("note"),
        Status = row.Named<EntityStatus>("status"),
        CreatedAt = row.Time("created_at"),
        ChangedAt = row.Time("changed_at"),
        Names = (row.Text("publisher_name"), row.TextOrNull("offer_name")),
    };
}
