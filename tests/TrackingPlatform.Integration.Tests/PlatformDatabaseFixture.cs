using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests;

/// <summary>A fresh database for one test class: <c>sealed class FooTests(PlatformDatabaseFixture database) : IClassFixture&lt;PlatformDatabaseFixture&gt;</c>.</summary>
/// <remarks>The tests of a class share it, so each founds tenants of its own. A test that breaks the schema takes a database of its own from <see cref="Databases"/>.</remarks>
public sealed class PlatformDatabaseFixture(SharedCluster cluster) : IAsyncLifetime
{
    private Task<ApiNode>? _node;

    /// <summary>Where further databases come from.</summary>
    public PlatformDatabases Databases { get; private set; } = null!;

    public PlatformDatabase Database { get; private set; } = null!;

    public DatabaseLogins Logins => Database.Logins;

    public IServiceProvider Services => Database.Services;

    public TenantScope Tenants => Database.Tenants;

    public PlatformScope Platform => Database.Platform;

    public async ValueTask InitializeAsync()
    {
        Databases = await cluster.DatabasesAsync();
        Database = await Databases.CreateAsync();
    }

    public Task<TenantId> CreateTenantAsync(string name) => Database.CreateTenantAsync(name);

    public Task<SeededTenant> CreateSeededTenantAsync(string name, Seed? seed = null) => Database.CreateSeededTenantAsync(name, seed);

    /// <summary>The REST API over this database, started once for all tests of the class: keys and tenants are theirs, so they share nothing else.</summary>
    internal Task<ApiNode> NodeAsync() => _node ??= ApiNode.StartAsync(this);

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await (await _node).DisposeAsync();
        }

        // Null when it could not be made; that error is the one to be read.
        await (Database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
