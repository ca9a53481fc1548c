using System.Globalization;

namespace TrackingPlatform.Host.Database;

/// <summary>The directory that holds <c>initdb</c> and <c>postgres</c>.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    private const string SystemFolder = "/usr/lib/postgresql";

    public string InitDb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// Looks in the configured folder, beside the app, in the system's folders and on the path, in that order.
    /// A version that matches an existing cluster goes before a newer one, since PostgreSQL opens only its own.
    /// </summary>
    public static PostgresBinaries Find(string? configured, string? clusterVersion)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return At(configured) ?? throw StartupFailure.NoPostgresIn(configured);
        }

        return Places(clusterVersion).Select(At).FirstOrDefault(found => found is not null)
            ?? throw StartupFailure.NoPostgres();
    }

    private static IEnumerable<string> Places(string? clusterVersion)
    {
        yield return Path.Combine(AppContext.BaseDirectory, "pgsql");

        foreach (var folder in SystemFolders(clusterVersion))
        {
            yield return folder;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> SystemFolders(string? clusterVersion) =>
        Directory.Exists(SystemFolder)
            ? Directory.EnumerateDirectories(SystemFolder)
                .OrderByDescending(folder => Path.GetFileName(folder) == clusterVersion)
                .ThenByDescending(folder => decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            : [];

    private static PostgresBinaries? At(string folder) =>
        new[] { folder, Path.Combine(folder, "bin") }
            .Select(candidate => new PostgresBinaries(Path.GetFullPath(candidate)))
            .FirstOrDefault(candidate => File.Exists(candidate.InitDb) && File.Exists(candidate.Postgres));
}
