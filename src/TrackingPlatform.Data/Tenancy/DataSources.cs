using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>One connection pool a login.</summary>
public sealed class DataSources(DatabaseLogins logins) : IAsyncDisposable
{
    /// <summary>Serves tenants under the policies.</summary>
    public NpgsqlDataSource Runtime { get; } = Build(logins.Runtime, "tp runtime", 60);

    /// <summary>Writes clicks.</summary>
    // No reset when a connection goes back to the pool: ingest sets nothing that could leak, and a reset would drop its temporary table.
    public NpgsqlDataSource Ingest { get; } = Build(logins.Ingest, "tp ingest", 6, keepsState: true);

    /// <summary>Sees all tenants.</summary>
    public NpgsqlDataSource Platform { get; } = Build(logins.Platform, "tp platform", 30);

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        await Ingest.DisposeAsync();
        await Platform.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connectionString, string name, int poolSize, bool keepsState = false)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = name,
            MaxPoolSize = poolSize,
            Timeout = 5,
            KeepAlive = 30,
            MaxAutoPrepare = 50,
            NoResetOnClose = keepsState,
        };
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }
}
