using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Access;

/// <summary>
/// Remembers what was answered to a request under its idempotency key. A key is claimed before the work, so of many identical requests one
/// works and the others wait for its answer; no connection is held meanwhile. A claim whose holder died lapses after a minute.
/// </summary>
public sealed class IdempotencyKeys(TenantScope scope)
{
    private const int Claimed = 0;

    /// <summary>Claims the key for a request, or finds what came of it before.</summary>
    public Task<IdempotencyClaim> ClaimAsync(TenantId tenant, string key, byte[] requestHash, CancellationToken cancellationToken) =>
        scope.RunAsync(tenant, (context, token) => ClaimAsync(context, key, requestHash, token), cancellationToken);

    /// <summary>Stores the answer for whoever comes again.</summary>
    public Task SettleAsync(TenantId tenant, string key, IdempotentAnswer answer, CancellationToken cancellationToken) =>
        scope.RunAsync(
            tenant,
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                update idempotency_keys set status = {answer.Status}, location = {answer.Location}, etag = {answer.ETag}, body = {answer.Body}
                where tenant_id = {tenant.Value} and key = {key}
                """,
                token),
            cancellationToken);

    /// <summary>Gives the claim back: nothing was done, so the next request under the key starts afresh.</summary>
    public Task ReleaseAsync(TenantId tenant, string key, CancellationToken cancellationToken) =>
        scope.RunAsync(
            tenant,
            (context, token) => context.Database.ExecuteSqlAsync(
                $"delete from idempotency_keys where tenant_id = {tenant.Value} and key = {key} and status = {Claimed}", token),
            cancellationToken);

    private static async Task<IdempotencyClaim> ClaimAsync(TenantDbContext context, string key, byte[] requestHash, CancellationToken cancellationToken)
    {
        var claimed = await context.Database.ExecuteSqlAsync(
            $"""
            insert into idempotency_keys (tenant_id, key, request_hash, status, body) values ({context.Tenant.Value}, {key}, {requestHash}, {Claimed}, '')
            on conflict (tenant_id, key) do update set request_hash = excluded.request_hash, status = excluded.status, body = '', location = null, etag = null, created_at = now()
                where idempotency_keys.created_at < now() - interval '24 hours'
                    or (idempotency_keys.status = {Claimed} and idempotency_keys.created_at < now() - interval '1 minute')
            """,
            cancellationToken);
        return claimed > 0 ? new IdempotencyClaim.Won() : await ReadAsync(context, key, requestHash, cancellationToken);
    }

    private static async Task<IdempotencyClaim> ReadAsync(TenantDbContext context, string key, byte[] requestHash, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(
            "select request_hash, status, location, etag, body from idempotency_keys where tenant_id = $1 and key = $2",
            connection,
            (NpgsqlTransaction)context.Database.CurrentTransaction!.GetDbTransaction())
        {
            Parameters = { new() { Value = context.Tenant.Value }, new() { Value = key } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);

        // Gone between the two statements: the holder gave it back, so whoever asks again may win it.
        return !await row.ReadAsync(cancellationToken) ? new IdempotencyClaim.Pending() : Judge(row, requestHash);
    }

    private static IdempotencyClaim Judge(DbDataReader row, byte[] requestHash) =>
        !row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(requestHash) ? new IdempotencyClaim.OtherRequest()
        : row.GetInt32(1) is Claimed ? new IdempotencyClaim.Pending()
        : new IdempotencyClaim.Answered(new IdempotentAnswer(row.GetInt32(1), Text(row, 2), Text(row, 3), row.GetFieldValue<byte[]>(4)));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
