using TrackingPlatform.Integration.Tests;
using TrackingPlatform.Testing;

[assembly: AssemblyFixture(typeof(SharedCluster))]

namespace TrackingPlatform.Integration.Tests;

/// <summary>The one PostgreSQL that all tests share; started by the first that asks.</summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private readonly Lazy<Task<PlatformDatabases>> databases = new(PlatformDatabases.StartAsync);

    public Task<PlatformDatabases> DatabasesAsync() => databases.Value;

    public async ValueTask DisposeAsync()
    {
        if (databases.IsValueCreated)
        {
            await (await databases.Value).DisposeAsync();
        }
    }
}
