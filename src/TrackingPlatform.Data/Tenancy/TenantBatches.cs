using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Plain statements in a tenant's scope, under its transaction and its policies.</summary>
internal static class TenantBatches
{
    /// <summary>A batch on the scope's connection.</summary>
    public static NpgsqlBatch CreateBatch(this TenantDbContext context) => ((NpgsqlConnection)context.Database.GetDbConnection()).CreateBatch();

    /// <summary>Opens the scope for one batch.</summary>
    public static Task<T> BatchAsync<T>(this TenantScope tenants, TenantId tenant, Func<NpgsqlBatch, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            return await work(batch, token);
        },
        cancellationToken);

    /// <summary>Opens the scope for statements that answer nothing.</summary>
    public static Task WriteAsync(this TenantScope tenants, TenantId tenant, Action<NpgsqlBatch> add, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        async (batch, token) =>
        {
            add(batch);
            return await batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);
}
