using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>The webhooks of a tenant.</summary>
public sealed class WebhookBook(TenantScope tenants)
{
    private const string ListSql = "select *, count(*) over () as total from webhooks where tenant_id = $1 and status = any ($2) order by webhook_id limit $3 offset $4";

    private const string PutSql =
        """
        insert into webhooks (tenant_id, webhook_id, name, url, endpoint, kinds, secret_cipher, status, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, webhook_id) do update set name = excluded.name, url = excluded.url, endpoint = excluded.endpoint, kinds = excluded.kinds,
            secret_cipher = excluded.secret_cipher, status = excluded.status, changed_at = excluded.changed_at
        """;

    // What waits goes where the webhook is now, and its old server no longer holds it up.
    private const string MoveSql = "update deliveries set endpoint = $3 where tenant_id = $1 and webhook_id = $2 and state in ('due', 'parked') and endpoint <> $3";

    /// <summary>Webhooks in the order they were made, and how many there are.</summary>
    public Task<(IReadOnlyList<StoredWebhook> Webhooks, int Total)> ListAsync(TenantId tenant, IEnumerable<EntityStatus> statuses, int offset, int limit, CancellationToken cancellationToken) =>
        tenants.BatchAsync<(IReadOnlyList<StoredWebhook>, int)>(
            tenant,
            async (batch, token) =>
            {
                batch.Add(ListSql).Uuid(tenant.Value).Texts([.. statuses.Select(WireName<EntityStatus>.Of)]).Int(limit).Int(offset);
                await using var rows = await batch.ExecuteReaderAsync(token);
                var webhooks = new List<StoredWebhook>();
                var total = 0;
                while (await rows.ReadAsync(token))
                {
                    webhooks.Add(Read(rows));
                    total = (int)rows.Long("total");
                }

                return (webhooks, total);
            },
            cancellationToken);

    /// <summary>One webhook; null when the tenant has none of this id.</summary>
    public Task<StoredWebhook?> FindAsync(TenantId tenant, WebhookId id, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        async (batch, token) =>
        {
            batch.Add("select * from webhooks where tenant_id = $1 and webhook_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            await using var rows = await batch.ExecuteReaderAsync(token);
            return await rows.ReadAsync(token) ? Read(rows) : null;
        },
        cancellationToken);

    /// <summary>Stores a webhook. It hears of changes booked from now on.</summary>
    public Task PutAsync(TenantId tenant, StoredWebhook webhook, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        (batch, token) =>
        {
            batch.Add(PutSql).Uuid(tenant.Value).Uuid(webhook.Id.Value).Text(webhook.Name).Text(webhook.Url).Text(webhook.Endpoint).Texts([.. webhook.Kinds])
                .Text(webhook.SecretCipher).Text(WireName<EntityStatus>.Of(webhook.Status)).Time(webhook.CreatedAt).Time(webhook.ChangedAt);
            batch.Add(MoveSql).Uuid(tenant.Value).Uuid(webhook.Id.Value).Text(webhook.Endpoint);
            return batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);

    private static StoredWebhook Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<WebhookId>("webhook_id"),
        Name = row.Text("name"),
        Url = row.Text("url"),
        Endpoint = row.Text("endpoint"),
        Kinds = [.. row.Texts("kinds").OfType<string>()],
        SecretCipher = row.TextOrNull("secret_cipher"),
        Status = row.Named<EntityStatus>("status"),
        CreatedAt = row.Time("created_at"),
        ChangedAt = row.Time("changed_at"),
    };
}
