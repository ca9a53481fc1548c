using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Testing;

/// <summary>One cluster with a database that was migrated once, from which any number of fresh ones are copied.</summary>
public sealed class PlatformDatabases : IAsyncDisposable
{
    private const string Template = "platform_template";

    private readonly PostgresCluster cluster;
    // Two copies at once from one template are refused by the server.
    private readonly SemaphoreSlim copying = new(1);

    private PlatformDatabases(PostgresCluster cluster) => this.cluster = cluster;

    public static async Task<PlatformDatabases> StartAsync()
    {
        var databases = new PlatformDatabases(await PostgresCluster.StartAsync());
        await databases.MakeTemplateAsync();
        return databases;
    }

    /// <summary>The server's processes as they are now.</summary>
    public IReadOnlyCollection<int> Processes() => cluster.Everyone();

    /// <summary>A database with the whole schema and logins of its own.</summary>
    public async Task<PlatformDatabase> CreateAsync()
    {
        await copying.WaitAsync();
        try
        {
            return await MigrateAsync(await cluster.CreateDatabaseAsync(template: Template));
        }
        finally
        {
            copying.Release();
        }
    }

    /// <summary>A database without anything in it, for trying the migration itself; answers the owner's connection string.</summary>
    public Task<string> CreateEmptyAsync(string? name = null) => cluster.CreateDatabaseAsync(name);

    /// <summary>The owner's connection string for a database that is there.</summary>
    public string ConnectionStringOf(string name) => cluster.ConnectionStringOf(name);

    /// <summary>The same database seen by the superuser, for looking behind the product's back.</summary>
    public string AsSuperuser(string connectionString) =>
        new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = new NpgsqlConnectionStringBuilder(connectionString).Database }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        copying.Dispose();
    }

    private async Task MakeTemplateAsync()
    {
        await using var database = await MigrateAsync(await cluster.CreateDatabaseAsync(Template));
        // Copies have logins of their own; those of the template must not be left in their grants.
        var logins = database.Logins;
        var users = string.Join(", ", new[] { logins.Runtime, logins.Ingest, logins.Platform, logins.Hangfire }.Select(login => $"\"{DatabaseLogins.UserOf(login)}\""));
        await Sql.ExecuteAsync(AsSuperuser(logins.Owner), $"drop owned by {users}; drop role {users}; update schema_state set privileges = null");
        database.IsKept = true;
    }

    private async Task<PlatformDatabase> MigrateAsync(string owner)
    {
        var logins = DatabaseLogins.From(owner, new Dictionary<string, string>());
        await new DatabaseMigration(NullLogger<DatabaseMigration>.Instance).RunAsync(logins, CancellationToken.None);
        return new PlatformDatabase(logins, AsSuperuser(owner));
    }
}
