using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Host;

/// <summary>Gets the database ready for this version, and tries that it keeps tenants apart.</summary>
internal sealed class PlatformSchema(IConfiguration configuration, ILoggerFactory logging)
{
    private static readonly string[] NarrowLogins = [nameof(DatabaseLogins.Runtime), nameof(DatabaseLogins.Ingest), nameof(DatabaseLogins.Platform), nameof(DatabaseLogins.Hangfire)];

    public DatabaseLogins LoginsOf(string ownerConnectionString) => DatabaseLogins.From(ownerConnectionString, Given());

    /// <exception cref="StartupFailure">One tenant could see another's rows.</exception>
    public async Task PrepareAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        var logins = LoginsOf(ownerConnectionString);
        await new DatabaseMigration(logging.CreateLogger<DatabaseMigration>()).RunAsync(logins, cancellationToken);
        if (await TenantWalls.FindGapAsync(logins, cancellationToken) is { } table)
        {
            throw StartupFailure.TenantsNotSeparated(table, DatabaseLogins.UserOf(logins.Runtime));
        }
    }

    /// <summary>The logins that the operator made: <c>ConnectionStrings:Runtime</c> and so on. <c>Platform</c> names the owner's, so the platform login's own is <c>PlatformLogin</c>.</summary>
    private Dictionary<string, string> Given() => NarrowLogins
        .Select(name => (name, text: configuration.GetConnectionString(name is nameof(DatabaseLogins.Platform) ? "PlatformLogin" : name)))
        .Where(login => !string.IsNullOrWhiteSpace(login.text))
        .ToDictionary(login => login.name, login => login.text!);
}
