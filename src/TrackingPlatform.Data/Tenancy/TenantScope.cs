using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>
/// The one way into a tenant's data: opens the context, the transaction and the tenant together. The tenant is set for the transaction
/// alone, so nothing is left on the pooled connection afterwards, whatever happens.
/// </summary>
public sealed class TenantScope(IDbContextFactory<TenantDbContext> contexts)
{
    /// <summary>Runs <paramref name="work"/> as the tenant and commits when it returns. An exception rolls everything back.</summary>
    public async Task<T> RunAsync<T>(TenantId tenant, Func<TenantDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Tenant = tenant;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"select set_config('app.tenant_id', {tenant.Value.ToString()}, true)", cancellationToken);
        var result = await work(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>Runs <paramref name="work"/> as the tenant and commits when it returns.</summary>
    public Task RunAsync(TenantId tenant, Func<TenantDbContext, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            tenant,
            async (context, token) =>
            {
                await work(context, token);
                return true;
            },
            cancellationToken);
}
