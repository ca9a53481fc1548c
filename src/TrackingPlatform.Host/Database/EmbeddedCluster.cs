using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TrackingPlatform.Host.Database;

/// <summary>
/// The private PostgreSQL server of this data directory: made on first start, watched while the app runs, stopped with it.
/// The caller holds the directory's <see cref="DataDirectoryLock"/>.
/// </summary>
internal sealed class EmbeddedCluster : IAsyncDisposable
{
    private const int StartAttempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RecoveryWorthALine = TimeSpan.FromSeconds(5);

    private readonly ClusterLayout layout;
    private readonly PostgresBinaries binaries;
    private readonly ServerAccount account;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ServerLog log;
    private readonly CancellationTokenSource stopping = new();
    private ServerProcess? server;
    private Task supervision = Task.CompletedTask;

    private EmbeddedCluster(ClusterLayout layout, PostgresBinaries binaries, ServerAccount account, TimeProvider clock, ILogger logger)
    {
        this.layout = layout;
        this.binaries = binaries;
        this.account = account;
        this.clock = clock;
        this.logger = logger;
        log = new ServerLog(layout.Log);
    }

    /// <summary>Gets in as owner of the database <c>platform</c>: may make roles, is no superuser.</summary>
    public string OwnerConnectionString { get; private set; } = "";

    /// <summary>For tests, which make databases of their own; the product never connects with it.</summary>
    internal string SuperuserConnectionString { get; private set; } = "";

    public int ServerProcessId => server?.Id ?? 0;

    public int Port { get; private set; }

    /// <param name="dataDirectory">The data directory, whose lock is held.</param>
    /// <param name="binaries">The PostgreSQL to run.</param>
    /// <param name="clock">For waiting.</param>
    /// <param name="logger">Told what happens to the server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="fixedPort">The port to use again; any free one when null.</param>
    public static async Task<EmbeddedCluster> StartAsync(
        string dataDirectory, PostgresBinaries binaries, TimeProvider clock, ILogger logger, CancellationToken cancellationToken, int? fixedPort = null)
    {
        var layout = new ClusterLayout(dataDirectory);
        ClusterCreation.MakeFolders(layout);
        var account = await ServerAccount.ChooseAsync(layout, binaries, cancellationToken);
        var cluster = new EmbeddedCluster(layout, binaries, account, clock, logger);
        try
        {
            await cluster.OpenAsync(fixedPort, cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndSupervisionAsync();
        if (server is { Exited.IsCompleted: false })
        {
            Posix.Signal(server.Id, Posix.Interrupt);
            if (await Task.WhenAny(server.Exited, Task.Delay(StopPatience, clock)) != server.Exited)
            {
                logger.ServerStopsHard(StopPatience);
                Posix.Signal(server.Id, Posix.Quit);
                await server.Exited;
            }
        }

        stopping.Dispose();
    }

    /// <summary>Ends the supervision and leaves the server to the caller, as a killed app would.</summary>
    internal async Task AbandonAsync() => await EndSupervisionAsync();

    private async Task EndSupervisionAsync()
    {
        await stopping.CancelAsync();
        await supervision;
    }

    private async Task OpenAsync(int? fixedPort, CancellationToken cancellationToken)
    {
        await OrphanServer.StopAsync(layout, clock, logger, cancellationToken);
        var isNew = await new ClusterCreation(layout, binaries, logger).EnsureAsync(account, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            Port = fixedPort ?? FreePort();
            try
            {
                await StartServerAsync(cancellationToken);
                break;
            }
            catch (StartupFailure) when (attempt < StartAttempts && IsPassing())
            {
                await Task.Delay(FirstDelay, clock, cancellationToken);
            }
        }

        var provisioning = new ClusterProvisioning(layout, layout.SocketFits(Port) ? layout.Sockets : "127.0.0.1", Port);
        await provisioning.EnsureAsync(isNew, cancellationToken);
        OwnerConnectionString = provisioning.OwnerConnectionString;
        SuperuserConnectionString = provisioning.SuperuserConnectionString;
        supervision = SuperviseAsync();
    }

    /// <summary>Somebody took the port first, or the children of a killed server have not all gone yet.</summary>
    private bool IsPassing() => log.Mentions("could not bind") || log.Mentions("pre-existing shared memory block");

    private async Task StartServerAsync(CancellationToken cancellationToken)
    {
        log.Forget();
        var command = account.Command(binaries.Postgres, ServerSettings.Arguments(layout, Port), diesWithParent: true);
        try
        {
            server = await ServerProcess.StartAsync(command, log);
        }
        catch (Win32Exception refused)
        {
            throw StartupFailure.PostgresNotExecutable(command.FileName, refused);
        }

        var start = clock.GetTimestamp();
        for (var announced = false; !IsReady(server.Id);)
        {
            if (server.Exited.IsCompleted)
            {
                throw WhyItEnded();
            }

            if (!announced && clock.GetElapsedTime(start) > RecoveryWorthALine)
            {
                announced = true;
                logger.ServerRecovers();
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    /// <summary>The server keeps its state on the eighth line of its process file, which is also what pg_ctl waits for.</summary>
    private bool IsReady(int id)
    {
        try
        {
            var lines = File.ReadAllLines(layout.ProcessFile);
            return lines.Length >= 8
                && lines[0] == id.ToString(CultureInfo.InvariantCulture)
                && lines[7].StartsWith("ready", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private StartupFailure WhyItEnded() =>
        log.Mentions("was initialized by PostgreSQL version")
            ? StartupFailure.OtherPostgresVersion(layout.Cluster, layout.Version ?? "unknown", binaries.Folder)
            : log.Mentions("No space left on device")
                ? StartupFailure.DiskFull(layout.Root)
                : StartupFailure.DamagedDataDirectory(layout.Cluster, log.Reason(), layout.Log);

    private async Task SuperviseAsync()
    {
        try
        {
            for (var delay = FirstDelay; ;)
            {
                var since = clock.GetTimestamp();
                var exitCode = await server!.Exited.WaitAsync(stopping.Token);
                delay = clock.GetElapsedTime(since) > LongestDelay ? FirstDelay : delay;
                logger.ServerEnded(exitCode, log.Reason(), delay);
                do
                {
                    await Task.Delay(delay, clock, stopping.Token);
                    delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LongestDelay.Ticks));
                }
                while (!await TryStartAgainAsync(delay));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> TryStartAgainAsync(TimeSpan nextDelay)
    {
        try
        {
            await StartServerAsync(stopping.Token);
            logger.ServerRunsAgain(server!.Id);
            return true;
        }
        catch (StartupFailure failure)
        {
            logger.RestartFailed(failure.Why, nextDelay);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
