using TrackingPlatform.Data;

namespace TrackingPlatform.Host.Database;

/// <summary>The database this node works on: the one it was given, or a private cluster of its own.</summary>
internal sealed class PlatformDatabase : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private EmbeddedCluster? cluster;
    private Task opening = Task.CompletedTask;

    private PlatformDatabase(string ownerConnectionString, EmbeddedCluster? cluster)
    {
        OwnerConnectionString = ownerConnectionString;
        this.cluster = cluster;
    }

    public DatabaseGate Gate { get; } = new();

    /// <summary>Gets in as the owner of the schema: for the migration, which makes the narrower logins.</summary>
    public string OwnerConnectionString { get; }

    /// <param name="options">Where the data lies and what this node does.</param>
    /// <param name="given">The configured connection string; the embedded cluster when empty.</param>
    /// <param name="prepare">Brings the schema up to date, given the owner's connection string; may be called again after it failed.</param>
    /// <param name="logging">Told what happens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PlatformDatabase> OpenAsync(
        PlatformOptions options,
        string? given,
        Func<string, CancellationToken, Task> prepare,
        ILoggerFactory logging,
        CancellationToken cancellationToken)
    {
        var logger = logging.CreateLogger("TrackingPlatform.Host.Database");
        var cluster = string.IsNullOrWhiteSpace(given) ? await StartClusterAsync(options, logger, cancellationToken) : null;
        var database = new PlatformDatabase(cluster?.OwnerConnectionString ?? given!, cluster);
        try
        {
            var target = ConnectionTarget.Read(database.OwnerConnectionString);
            var work = new DatabaseOpening(target, prepare, database.Gate, TimeProvider.System, logger);
            database.opening = await work.OpenAsync(options.CanWorkWithoutDatabase, database.stopping.Token);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await opening;
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
            cluster = null;
        }

        stopping.Dispose();
    }

    private static Task<EmbeddedCluster> StartClusterAsync(PlatformOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var version = new ClusterLayout(options.DataDirectory).Version;
        var binaries = PostgresBinaries.Find(options.PostgresBinaries, version);
        return EmbeddedCluster.StartAsync(options.DataDirectory, binaries, TimeProvider.System, logger, cancellationToken);
    }
}
