namespace TrackingPlatform.Host.Database;

/// <summary>What the private server is started with. Given as arguments, so that this list is the whole truth.</summary>
internal static class ServerSettings
{
    public static IEnumerable<string> Arguments(ClusterLayout layout, int port)
    {
        string[] settings =
        [
            $"port={port}",
            "listen_addresses=127.0.0.1",
            $"unix_socket_directories={(layout.SocketFits(port) ? layout.Sockets : "")}",
            "unix_socket_permissions=0700",
            "max_connections=200",
            "shared_buffers=128MB",
            "jit=off", // it pays for statements of minutes, and we have none
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_compression=lz4",
            "max_wal_size=2GB",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %u@%d ",
            "logging_collector=off",
        ];
        return ["-D", layout.Cluster, .. settings.SelectMany(setting => new[] { "-c", setting })];
    }
}
