using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>What a redirect costs at least: nginx answering <c>return 302</c> and writing its access log.</summary>
internal sealed class NginxReference : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Process _process;

    private NginxReference(TemporaryFolder folder, Process process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    public IReadOnlyCollection<int> Processes => [_process.Id, .. ProcessTree.ChildrenOf(_process.Id)];

    public static async Task<NginxReference> StartAsync()
    {
        var folder = new TemporaryFolder();
        var port = FreePort();
        var configuration = Path.Combine(folder.Path, "nginx.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            daemon off; pid {{folder.Path}}/nginx.pid; error_log {{folder.Path}}/error.log; worker_processes auto;
            events { worker_connections 4096; }
            http {
              access_log {{folder.Path}}/access.log; keepalive_requests 1000000000;
              client_body_temp_path {{folder.Path}}; proxy_temp_path {{folder.Path}}; fastcgi_temp_path {{folder.Path}}; uwsgi_temp_path {{folder.Path}}; scgi_temp_path {{folder.Path}};
              server { listen 127.0.0.1:{{port}} backlog=4096; location / { add_header Cache-Control no-store; return 302 https://shop.example/?cid=01jd8k0c9wf2m7q4x5t8r3vbne&s=abc; } }
            }
            """);
        var nginx = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        var process = Process.Start(new ProcessStartInfo(nginx, ["-c", configuration, "-p", folder.Path]))!;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var address = new Uri($"http://127.0.0.1:{port}");
        await Eventually.HoldsAsync(async () => (await client.GetAsync(address)).StatusCode == HttpStatusCode.Found);
        return new NginxReference(folder, process, address);
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-QUIT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
