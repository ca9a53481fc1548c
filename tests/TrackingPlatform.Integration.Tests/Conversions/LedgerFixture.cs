using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>One migrated database with the data plane on it; each test founds a tenant of its own.</summary>
public sealed class LedgerFixture : IAsyncLifetime
{
    private PostgresCluster _cluster = null!;

    /// <summary>The ledger's clock. It stands still unless a test moves it, and never goes back.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public ServiceProvider Services { get; private set; } = null!;

    public string Superuser => _cluster.SuperuserConnectionString.Replace("Database=postgres", "Database=platform", StringComparison.OrdinalIgnoreCase);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<LedgerWorld> FoundAsync() => LedgerWorld.FoundAsync(this);

    public Task<string?> ScalarAsync(string query) => Sql.ScalarAsync(Superuser, query);

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.StartAsync();
        var logins = DatabaseLogins.From(_cluster.OwnerConnectionString, new Dictionary<string, string>());
        await new DatabaseMigration(NullLogger<DatabaseMigration>.Instance).RunAsync(logins, CancellationToken.None);
        Services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddPlatformData(logins).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
