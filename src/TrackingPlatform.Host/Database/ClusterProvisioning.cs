using Npgsql;

namespace TrackingPlatform.Host.Database;

/// <summary>The database and its owner inside the private cluster: the only thing the superuser is ever used for.</summary>
internal sealed class ClusterProvisioning(ClusterLayout layout, string host, int port)
{
    public const string Database = "platform";
    public const string Owner = "platform_owner";

    public string OwnerConnectionString { get; } =
        ConnectionString(host, port, Database, Owner, KeptSecret.ReadOrCreate(layout.OwnerPassword));

    public string SuperuserConnectionString { get; } =
        ConnectionString(host, port, "postgres", "postgres", KeptSecret.ReadOrCreate(layout.SuperuserPassword));

    /// <summary>Does nothing where the owner already gets in, which is every start but the first.</summary>
    public async Task EnsureAsync(bool clusterIsNew, CancellationToken cancellationToken)
    {
        if (!clusterIsNew && await OwnerGetsInAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await CreateAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            throw StartupFailure.ClusterKeysLost(layout.Keys, refused);
        }
    }

    private async Task<bool> OwnerGetsInAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled(OwnerConnectionString));
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Unpooled(SuperuserConnectionString));
        await connection.OpenAsync(cancellationToken);
        if (!await ExistsAsync(connection, $"SELECT 1 FROM pg_roles WHERE rolname = '{Owner}'", cancellationToken))
        {
            await ExecuteAsync(connection, $"CREATE ROLE {Owner}", cancellationToken);
        }

        // The password is hexadecimal and our own, so it needs no quoting beyond this.
        var password = new NpgsqlConnectionStringBuilder(OwnerConnectionString).Password;
        await ExecuteAsync(
            connection,
            $"ALTER ROLE {Owner} LOGIN CREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS PASSWORD '{password}'",
            cancellationToken);

        if (!await ExistsAsync(connection, $"SELECT 1 FROM pg_database WHERE datname = '{Database}'", cancellationToken))
        {
            await ExecuteAsync(connection, $"CREATE DATABASE {Database} OWNER {Owner}", cancellationToken);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string ConnectionString(string host, int port, string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder { Host = host, Port = port, Database = database, Username = user, Password = password }.ConnectionString;

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
