using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TrackingPlatform.Host.Database;

namespace TrackingPlatform.Testing;

/// <summary>A real PostgreSQL of one's own in a temporary folder, started exactly as the product starts it.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private EmbeddedCluster cluster;

    private PostgresCluster(TemporaryFolder folder, EmbeddedCluster cluster)
    {
        this.folder = folder;
        this.cluster = cluster;
    }

    /// <summary>The database <c>platform</c> as its owner, who may make roles and is no superuser.</summary>
    public string OwnerConnectionString => cluster.OwnerConnectionString;

    /// <summary>For looking behind the product's back; the product never has it.</summary>
    public string SuperuserConnectionString => cluster.SuperuserConnectionString;

    /// <summary>The folder of PostgreSQL's own programs.</summary>
    public static string Binaries => PostgresBinaries.Find(Environment.GetEnvironmentVariable("Platform__PostgresBinaries"), null).Folder;

    public static async Task<PostgresCluster> StartAsync()
    {
        var folder = new TemporaryFolder();
        try
        {
            return new PostgresCluster(folder, await OpenAsync(folder.Path, null));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes an empty database, or a copy of <paramref name="template"/>, and answers its owner's connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? name = null, string? template = null)
    {
        name ??= "test_" + Guid.NewGuid().ToString("N");
        var source = template is null ? "" : $" TEMPLATE \"{template}\"";
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" OWNER platform_owner{source}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionStringOf(name);
    }

    public string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Database = database }.ConnectionString;

    /// <summary>Kills the server and every child at once, as a power switch would; nothing starts it again but <see cref="StartAgainAsync"/>.</summary>
    public async Task KillAsync()
    {
        await cluster.AbandonAsync();
        var everyone = Everyone();
        foreach (var process in everyone)
        {
            ProcessTree.Kill(process);
        }

        foreach (var process in everyone)
        {
            await ProcessTree.GoneAsync(process);
        }

        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Stops the server and every child where they stand (SIGSTOP), as a hung machine would.</summary>
    public void Pause()
    {
        foreach (var process in Everyone())
        {
            ProcessTree.Pause(process);
        }
    }

    /// <summary>Lets them go on after <see cref="Pause"/>.</summary>
    public void Resume()
    {
        foreach (var process in Everyone())
        {
            ProcessTree.Resume(process);
        }
    }

    /// <summary>Stops the server in good order.</summary>
    public async Task StopAsync()
    {
        await cluster.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts it again on the same port, so that connection strings given out before stay good.</summary>
    public async Task StartAgainAsync() => cluster = await OpenAsync(folder.Path, cluster.Port);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>The server's processes as they are now.</summary>
    public IReadOnlyCollection<int> Everyone() => [cluster.ServerProcessId, .. ProcessTree.ChildrenOf(cluster.ServerProcessId)];

    private static Task<EmbeddedCluster> OpenAsync(string dataDirectory, int? port)
    {
        var configured = Environment.GetEnvironmentVariable("Platform__PostgresBinaries");
        var binaries = PostgresBinaries.Find(configured, new ClusterLayout(dataDirectory).Version);
        return EmbeddedCluster.StartAsync(dataDirectory, binaries, TimeProvider.System, NullLogger.Instance, CancellationToken.None, port);
    }
}
