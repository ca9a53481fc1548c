using System.Text;

namespace TrackingPlatform.Host.Database;

/// <summary>Where everything of the private cluster lies below the data directory.</summary>
internal sealed record ClusterLayout
{
    /// <summary>A Unix socket's whole path must fit 108 bytes with its closing zero.</summary>
    private const int LongestSocketPath = 107;

    public ClusterLayout(string dataDirectory)
    {
        Root = Path.Combine(Path.GetFullPath(dataDirectory), "postgres");
        Keys = Path.Combine(Path.GetFullPath(dataDirectory), "keys");
    }

    public string Root { get; }

    public string Keys { get; }

    /// <summary>The cluster itself, PostgreSQL's own "data directory".</summary>
    public string Cluster => Path.Combine(Root, "data");

    /// <summary>A cluster being made: renamed to <see cref="Cluster"/> once it is whole, so a half-made one is never started.</summary>
    public string UnfinishedCluster => Path.Combine(Root, "data.new");

    public string Sockets => Path.Combine(Root, "run");

    public string Log => Path.Combine(Root, "postgres.log");

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    public string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    public string SuperuserPassword => Path.Combine(Keys, "postgres-superuser.password");

    public string OwnerPassword => Path.Combine(Keys, "platform-owner.password");

    public bool IsEmpty => !Directory.Exists(Cluster) || !Directory.EnumerateFileSystemEntries(Cluster).Any();

    /// <summary>The major version that made the cluster; null while there is none.</summary>
    public string? Version => File.Exists(VersionFile) ? File.ReadAllText(VersionFile).Trim() : null;

    public bool SocketFits(int port) => Encoding.UTF8.GetByteCount(Path.Combine(Sockets, $".s.PGSQL.{port}")) <= LongestSocketPath;
}
