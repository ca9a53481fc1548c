using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TrackingPlatform.Testing.Faults;

/// <summary>Stands between the product and PostgreSQL and fails as networks and overloaded servers do.</summary>
public sealed class ChaosProxy : IAsyncDisposable
{
    // Npgsql's transactions end with this message of the simple protocol: Q, the length, the text, NUL.
    private static readonly byte[] Commit = [(byte)'Q', 0, 0, 0, 11, .. "COMMIT"u8, 0];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Socket> pairs = new();
    private readonly CancellationTokenSource stop = new();
    private readonly NpgsqlConnectionStringBuilder target;
    private volatile ChaosMode mode;
    private int commitsCut;

    private ChaosProxy(string connectionString) => target = new NpgsqlConnectionStringBuilder(connectionString);

    /// <summary>What happens to everything from now on.</summary>
    public ChaosMode Mode
    {
        get => mode;
        set => mode = value;
    }

    /// <summary>How long a COMMIT waits under <see cref="ChaosMode.SlowsCommits"/>.</summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many COMMITs were handed on and their answers cut off.</summary>
    public int CommitsCut => commitsCut;

    /// <summary>The way through the proxy for whoever had the direct way.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(target.ConnectionString)
    {
        Host = IPAddress.Loopback.ToString(),
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    public static ChaosProxy Start(string connectionString)
    {
        var proxy = new ChaosProxy(connectionString);
        proxy.listener.Start();
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        foreach (var (client, server) in pairs)
        {
            client.Dispose();
            server.Dispose();
        }

        stop.Dispose();
    }

    private EndPoint TargetEndPoint() => target.Host!.StartsWith('/')
        ? new UnixDomainSocketEndPoint($"{target.Host}/.s.PGSQL.{target.Port}")
        : new IPEndPoint(IPAddress.Parse(target.Host), target.Port);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(stop.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var endPoint = TargetEndPoint();
        var server = new Socket(endPoint.AddressFamily, SocketType.Stream, endPoint is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        pairs[client] = server;
        try
        {
            await server.ConnectAsync(endPoint, stop.Token);
            await Task.WhenAny(CarryAsync(client, server, isUpward: true), CarryAsync(server, client, isUpward: false));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server is away, or the proxy is.
        }
        finally
        {
            pairs.TryRemove(client, out _);
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task CarryAsync(Socket from, Socket to, bool isUpward)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is var count and > 0)
            {
                if (isUpward && buffer.AsSpan(0, count).IndexOf(Commit) >= 0)
                {
                    if (mode == ChaosMode.SlowsCommits)
                    {
                        await Task.Delay(CommitDelay, stop.Token);
                    }
                    else if (mode == ChaosMode.CutsAfterCommit)
                    {
                        // From here on the answers of this connection are for nobody.
                        Interlocked.Increment(ref commitsCut);
                        from.Shutdown(SocketShutdown.Both);
                        await to.SendAsync(buffer.AsMemory(0, count), SocketFlags.None, stop.Token);
                        await Task.Delay(50, stop.Token); // the server reads its socket to the end before it notices that it is closed
                        return;
                    }
                }

                await to.SendAsync(buffer.AsMemory(0, count), SocketFlags.None, stop.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side hung up; the other is closed with it.
        }
    }
}
