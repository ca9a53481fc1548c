using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace TrackingPlatform.Host;

/// <summary>The addresses this process listens on: loopback unless configured, tried early, and printed once it answers.</summary>
internal static class ListenAddresses
{
    private const string Default = "http://127.0.0.1:8080";

    /// <summary>Finds a taken port before the database is started for nothing.</summary>
    public static void UseListenAddresses(this WebApplicationBuilder builder, string? alsoOn)
    {
        var configured = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        var urls = (string.IsNullOrWhiteSpace(configured) ? Default : configured) + (alsoOn is null ? string.Empty : $";{alsoOn}");
        builder.WebHost.UseUrls(urls);
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Try(url);
        }
    }

    /// <summary>Starts the app; the first line a person sees says where to go.</summary>
    public static async Task StartListeningAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken)
        {
            throw StartupFailure.PortTaken(app.Configuration[WebHostDefaults.ServerUrlsKey] ?? Default, taken.Message);
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            Console.WriteLine($"TrackingPlatform is ready on {address}");
        }
    }

    private static void Try(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException unreadable)
        {
            throw StartupFailure.PortTaken(url, unreadable.Message);
        }

        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return;
        }

        var host = address.Host is "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) ? literal
            : IPAddress.IPv6Any;
        try
        {
            using var listener = new TcpListener(host, address.Port);
            listener.Start();
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied or SocketError.AddressNotAvailable)
        {
            throw StartupFailure.PortTaken(url, refused.Message);
        }
    }
}
