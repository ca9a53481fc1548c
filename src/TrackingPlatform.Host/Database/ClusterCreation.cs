using System.Diagnostics;

namespace TrackingPlatform.Host.Database;

/// <summary>Makes the folders and, on first start, the cluster itself.</summary>
internal sealed class ClusterCreation(ClusterLayout layout, PostgresBinaries binaries, ILogger logger)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void MakeFolders(ClusterLayout layout)
    {
        Directory.CreateDirectory(layout.Root, OwnerOnly);
        Directory.CreateDirectory(layout.Sockets, OwnerOnly);
    }

    /// <returns>Whether a new cluster was made.</returns>
    public async Task<bool> EnsureAsync(ServerAccount account, CancellationToken cancellationToken)
    {
        account.Own(layout.Sockets);
        if (!layout.IsEmpty)
        {
            return false;
        }

        Remove(layout.UnfinishedCluster);
        Remove(layout.Cluster);
        var password = Path.Combine(layout.Root, "initdb.password");
        File.Delete(password);
        KeptSecret.Write(password, KeptSecret.ReadOrCreate(layout.SuperuserPassword));
        account.Own(password);
        try
        {
            await RunInitDbAsync(account, password, cancellationToken);
        }
        finally
        {
            File.Delete(password);
        }

        Directory.Move(layout.UnfinishedCluster, layout.Cluster);
        logger.ClusterMade(layout.Cluster);
        return true;
    }

    private async Task RunInitDbAsync(ServerAccount account, string passwordFile, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--pgdata", layout.UnfinishedCluster,
            "--username", "postgres",
            "--pwfile", passwordFile,
            "--auth", "scram-sha-256",
            "--encoding", "UTF8",
            "--locale", "C.UTF-8",
            "--data-checksums",
        ];
        using var process = Process.Start(account.Command(binaries.InitDb, arguments, diesWithParent: false))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await output;
        if (process.ExitCode != 0)
        {
            throw StartupFailure.ClusterNotMade(layout.Cluster, LastLine(await errors));
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.Contains("error:", StringComparison.Ordinal))
        ?? text.Trim();

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
