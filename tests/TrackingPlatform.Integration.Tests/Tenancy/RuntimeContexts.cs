using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>Contexts of tenants exactly as the product makes them, on a pool whose size and reset behaviour the test chooses.</summary>
internal sealed class RuntimeContexts : IDbContextFactory<TenantDbContext>, IAsyncDisposable
{
    private readonly DbContextOptions<TenantDbContext> options;

    public RuntimeContexts(DatabaseLogins logins, int poolSize, bool noResetOnClose)
    {
        var connection = new NpgsqlConnectionStringBuilder(logins.Runtime) { MaxPoolSize = poolSize, NoResetOnClose = noResetOnClose, MaxAutoPrepare = 50 };
        Source = NpgsqlDataSource.Create(connection.ConnectionString);
        var builder = new DbContextOptionsBuilder<TenantDbContext>();
        builder.UsePlatformNpgsql(Source).AddInterceptors(new TenantGuard());
        options = builder.Options;
        Scope = new TenantScope(this);
    }

    public NpgsqlDataSource Source { get; }

    public TenantScope Scope { get; }

    public TenantDbContext CreateDbContext() => new(options);

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
