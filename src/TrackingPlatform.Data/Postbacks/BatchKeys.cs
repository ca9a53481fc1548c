using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>The keys of batches and rows in <c>postback_batches</c> and <c>postback_row_keys</c>.</summary>
public sealed class BatchKeys(DataSources sources) : IBatchKeys
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReceiptId>?> ClaimAsync(
        TenantId tenant, AdvertiserId advertiser, string key, byte[] digest, IReadOnlyList<ReceiptId> fresh, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add(
            "insert into postback_batches (tenant_id, advertiser_id, key, digest, receipt_ids) values ($1, $2, $3, $4, $5) on conflict (tenant_id, advertiser_id, key) do nothing")
            .Uuid(tenant.Value).Uuid(advertiser.Value).Text(key).Bytes(digest).Uuids([.. fresh.Select(receipt => receipt.Value)]);
        batch.Add("select digest, receipt_ids from postback_batches where tenant_id = $1 and advertiser_id = $2 and key = $3")
            .Uuid(tenant.Value).Uuid(advertiser.Value).Text(key);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException("A batch was in the way of its own insert and is gone.");
        }

        return rows.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(digest) ? [.. rows.GetFieldValue<Guid[]>(1).Select(id => new ReceiptId(id))] : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ReceiptId>> ClaimRowsAsync(
        TenantId tenant, AdvertiserId advertiser, IReadOnlyDictionary<string, ReceiptId> fresh, CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two batches with the same keys wait for each other and do not deadlock.
        string[] keys = [.. fresh.Keys.Order(StringComparer.Ordinal)];
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add(
            """
            insert into postback_row_keys (tenant_id, advertiser_id, key, receipt_id)
            select $1, $2, key, receipt_id from unnest($3, $4) with ordinality fresh (key, receipt_id, place) order by place
            on conflict (tenant_id, advertiser_id, key) do nothing
            """)
            .Uuid(tenant.Value).Uuid(advertiser.Value).Texts(keys).Uuids([.. keys.Select(key => fresh[key].Value)]);
        batch.Add("select key, receipt_id from postback_row_keys where tenant_id = $1 and advertiser_id = $2 and key = any($3)")
            .Uuid(tenant.Value).Uuid(advertiser.Value).Texts(keys);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var receipts = new Dictionary<string, ReceiptId>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            receipts[rows.GetString(0)] = new ReceiptId(rows.GetGuid(1));
        }

        return receipts;
    }
}
