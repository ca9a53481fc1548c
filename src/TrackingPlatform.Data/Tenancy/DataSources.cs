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

    // Only where the connection string leaves something open: an operator knows his server's limits, or the pooler in front of it.
    private static NpgsqlDataSource Build(string connectionString, string name, int poolSize, bool keepsState = false)
    {
        var unset = new NpgsqlConnectionStringBuilder();
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.ApplicationName ??= name;
        builder.MaxPoolSize = builder.MaxPoolSize == unset.MaxPoolSize ? poolSize : builder.MaxPoolSize;
        builder.Timeout = builder.Timeout == unset.Timeout ? 5 : builder.Timeout;
        builder.KeepAlive = builder.KeepAlive == unset.KeepAlive ? 30 : builder.KeepAlive;
        builder.MaxAutoPrepare = builder.MaxAutoPrepare == unset.MaxAutoPrepare ? 50 : builder.MaxAutoPrepare;
        builder.NoResetOnClose |= keepsState;
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }
}
