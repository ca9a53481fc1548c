using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace TrackingPlatform.Workers;

/// <summary>Hangfire's tables, in a schema and over a connection pool of their own.</summary>
internal sealed class JobDatabase : IConnectionFactory, IDisposable
{
    private const string Schema = "hangfire";
    private const int PoolSize = 20;

    private readonly NpgsqlDataSource _source;

    public JobDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "tp hangfire", MaxPoolSize = PoolSize, Timeout = 5, KeepAlive = 30 };
        _source = new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
        Storage = new PostgreSqlStorage(this, new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = false, // made by PrepareAsync: the database may be away when this is built
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromMinutes(2),
            DistributedLockTimeout = TimeSpan.FromSeconds(60), // its rows have no owner: after a crash they strand jobs until this is over
            QueuePollInterval = TimeSpan.FromSeconds(2),
            EnableLongPolling = false,
            DeleteExpiredBatchSize = 5_000,
            JobExpirationCheckInterval = TimeSpan.FromMinutes(5),
        })
        {
            JobExpirationTimeout = TimeSpan.FromHours(6),
        };
    }

    public JobStorage Storage { get; }

    /// <summary>Makes or updates the tables. Safe to run by several nodes at once, and again.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);

        // Two nodes that start together would both see no tables and both make them.
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('hangfire schema', 0))", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            PostgreSqlObjectsInstaller.Install(connection, Schema);
        }
        finally
        {
            command.CommandText = "select pg_advisory_unlock(hashtextextended('hangfire schema', 0))";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    public NpgsqlConnection GetOrCreateConnection() => _source.CreateConnection();

    public void Dispose() => _source.Dispose();
}
