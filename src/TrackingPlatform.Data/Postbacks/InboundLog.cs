using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Keeps raw requests in the tables <c>inbound</c> and, where nothing names a tenant, <c>inbound_unresolved</c>.</summary>
public sealed class InboundLog : IInboundLog
{
    private readonly DataSources _sources;
    private readonly TimeProvider _clock;
    private readonly GroupCommit<TenantId, InboundPostback, ReceiptId> _together;

    public InboundLog(DataSources sources, TimeProvider clock)
    {
        (_sources, _clock) = (sources, clock);
        _together = new GroupCommit<TenantId, InboundPostback, ReceiptId>(
            async (tenant, requests, stop) =>
            {
                await AppendManyAsync(tenant, requests, stop);
                return [.. requests.Select(request => request.Id)];
            },
            async (tenant, request, stop) =>
            {
                await AppendManyAsync(tenant, [request], stop);
                return request.Id;
            });
    }

    public Task AppendAsync(InboundPostback request, CancellationToken cancellationToken) =>
        request.TenantId is { } tenant ? _together.RunAsync(tenant, request, cancellationToken) : AppendUnresolvedAsync(request, cancellationToken);

    public async Task<Receipt?> FindReceiptAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, CancellationToken cancellationToken)
    {
        await using var connection = await _sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add($"select {ReceiptReading.Columns} from inbound where tenant_id = $1 and receipt_id = $2 and advertiser_id = $3")
            .Uuid(tenant.Value).Uuid(receipt.Value).Uuid(advertiser.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? ReceiptReading.Read(rows) : null;
    }

    public async Task AppendManyAsync(TenantId tenant, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return;
        }

        try
        {
            await InsertAsync(tenant, requests, cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // No partition holds the receipt's day: a journal is replayed long after. Then the day gets one.
            foreach (var day in requests.Select(request => DateOnly.FromDateTime(EntityId.TimeOf(request.Id.Value).UtcDateTime)).Distinct())
            {
                await EnsureDayAsync(day, cancellationToken);
            }

            await InsertAsync(tenant, requests, cancellationToken);
        }
    }

    // One round trip: a batch without an explicit transaction is one transaction, so the tenant set in it ends with it.
    private async Task InsertAsync(TenantId tenant, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken)
    {
        await using var connection = await _sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        var rows = new InboundRows(tenant, _clock.GetUtcNow());
        foreach (var request in requests)
        {
            rows.Add(request);
        }

        rows.AddTo(batch);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task AppendUnresolvedAsync(InboundPostback request, CancellationToken cancellationToken)
    {
        await using var connection = await _sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(
            """
            insert into inbound_unresolved (receipt_id, method, target, content_type, body, remote_address, user_agent, reason, http_status)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (receipt_id) do nothing
            """)
            .Uuid(request.Id.Value).Text(request.Method).Text(InboundRows.Storable(request.Target)).Text(InboundRows.Storable(request.ContentType)).Bytes(request.Body)
            .Text(request.RemoteAddress).Text(InboundRows.Storable(request.UserAgent)).Text(request.Reason).Int(request.HttpStatus);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task EnsureDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = _sources.Platform.CreateCommand("select ensure_day_partition('inbound', $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = day });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
